import Foundation
import ScriptedServer
import Testing

@testable import Notebook

/// The commands about datasets as programs, and how they end.
@Suite struct DataProgramTests {
  static let archiveBytes = 170_052_171

  private func run(
    _ arguments: String, _ notebook: TestNotebook, mirror: String? = nil,
    whileRunning: @Sendable (Process) async throws -> Void = { _ in }
  ) async throws -> Program.Ended {
    try await Program.run(
      arguments.split(separator: " ").map(String.init), in: notebook.folder,
      environment: ["CYCLOPEDIA_MIRROR": mirror ?? "", "no_proxy": "127.0.0.1"], whileRunning: whileRunning)
  }

  @Test func nothingIsThereAndNothingIsAsked() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let list = try await run("data list", notebook)
    #expect(list.code == 0, "\(list.errors)")
    let folder = notebook.folder.path
    #expect(
      list.output.hasPrefix(
        """
        cifar10: 60,000 photographs of 32×32 in ten classes (Krizhevsky, 2009)
          \(folder)/data/cifar-10-batches-bin: absent
          from https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz, 170.1 MB
        hymenoptera: 
        """), "\(list.output)")
    #expect(try await run("data list --json", notebook).output.hasPrefix("[\n  {\n    \"address\" : \"https://"))
    let all = try await run("data verify", notebook)
    #expect(all.code == 3 && all.errors.hasPrefix("error: there is no dataset in \(folder)/data\n  hint: "))
    let one = try await run("data verify cifar10", notebook)
    #expect(one.code == 3 && one.output.hasPrefix("cifar-10-batches-bin/data_batch_1.bin  absent\n"), "\(one.output)")
    #expect(!notebook.exists("data"))
  }

  @Test func damageIsNamed() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    try notebook.write(Data(count: 30_730_000), to: "data/cifar-10-batches-bin/data_batch_1.bin")
    let verified = try await run("data verify", notebook)
    #expect(verified.code == 3)
    let lines = verified.output.split(separator: "\n")
    #expect(lines.count == 6 && lines[0].hasPrefix("cifar-10-batches-bin/data_batch_1.bin  damaged: its SHA-256 is "))
    #expect(lines[1] == "cifar-10-batches-bin/data_batch_2.bin  absent")
    #expect(verified.errors.hasPrefix("cifar10: 6 files, 6 absent or damaged: 'cyclopedia data fetch cifar10' "))
    let list = try await run("data list", notebook)
    #expect(list.output.contains("/cifar-10-batches-bin: incomplete, data_batch_2.bin, data_batch_3.bin, "))
  }

  @Test func whatIsNoPlainFileOrFolderIsNamed() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let folder = notebook.folder.appending(path: "data/cifar-10-batches-bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(mkfifo(folder.appending(path: "data_batch_1.bin").path, 0o644) == 0)
    let verified = try await run("data verify", notebook)
    #expect(verified.code == 3)
    #expect(verified.output.hasPrefix("cifar-10-batches-bin/data_batch_1.bin  damaged: it is no plain file\n"))
    let list = try await run("data list", notebook)
    #expect(
      list.output.contains(" missing or of another size, data_batch_1.bin no plain file or folder\n"), "\(list.output)")
    for command in [
      "data verify --data /dev/null", "data list --data /dev/null/x", "data list --json --data /dev/null",
    ] {
      let ended = try await run(command, notebook)
      #expect(ended.code == 3 && ended.output.isEmpty)
      #expect(ended.errors.hasPrefix("error: /dev/null is no folder\n  hint: name the folder "), "\(ended.errors)")
    }
  }

  @Test(arguments: [
    "data fetch", "data fetch cifar", "data fetch cifar10 nobody", "data verify shapes",
    "data fetch cifar10 --mirror nowhere", "data fetch cifar10 --mirror ftp://h", "build --fetch --mirror file:///etc",
  ])
  func aCommandLineThatIsNotUnderstoodIsTwo(arguments: String) async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let ended = try await run(arguments, notebook)
    #expect(ended.code == 2 && !ended.errors.isEmpty, "\(ended.errors)")
    #expect(!notebook.exists("data") && !notebook.exists("output"))
    #expect(try await run("data fetch cifar10", notebook, mirror: "nowhere").code == 2)
  }

  @Test func aServerWithoutTheArchiveIsThree() async throws {
    let server = try ScriptedServer { request, connection in
      guard request.path.hasSuffix(".zip") else { return connection.answer("404 Not Found", ["Content-Length: 0"]) }
      connection.answer("200 OK", ["Content-Length: 3"], Data("zip".utf8))
    }
    let notebook = try TestNotebook(SmallBook.files)
    let absent = try await run("data fetch cifar10 --mirror \(server.address)/", notebook, mirror: "https://h.invalid")
    #expect(absent.code == 3)
    #expect(
      absent.errors == """
        cifar10  \(server.address)/cifar-10-binary.tar.gz, 170.1 MB
        error: \(server.address)/cifar-10-binary.tar.gz: the server answers with status 404
          hint: the file is not there; --mirror URL fetches from elsewhere

        """)
    let other = try await run("data fetch hymenoptera", notebook, mirror: server.address)
    #expect(other.code == 3 && other.errors.contains("the server announces 3 bytes, 47286322 are expected"))
    #expect(server.requests.map(\.path) == ["/cifar-10-binary.tar.gz", "/hymenoptera_data.zip"])
  }

  @Test func aStopKeepsThePartAndIsOneHundredAndThirty() async throws {
    let total = DataProgramTests.archiveBytes
    let server = try ScriptedServer { request, connection in
      let offset = request.offset ?? 0
      connection.answer(
        offset == 0 ? "200 OK" : "206 Partial Content",
        ["Content-Length: \(total - offset)", "Content-Range: bytes \(offset)-\(total - 1)/\(total)"],
        Data(count: 40_000_000))
      connection.hang()
    }
    let notebook = try TestNotebook(SmallBook.files)
    let part = notebook.folder.appending(path: "data/cifar-10-binary.tar.gz.part").path
    func stop(at bytes: Int) -> @Sendable (Process) async throws -> Void {
      { process in
        let number = process.processIdentifier
        // On a thread of its own: where the machine is busy, a task may sleep longer than the server may be silent.
        await withCheckedContinuation { continuation in
          Thread {
            for _ in 0..<6000 {
              let about = try? FileManager.default.attributesOfItem(atPath: part)
              if about?[.size] as? Int == bytes { break }
              usleep(5000)
            }
            kill(number, SIGINT)
            continuation.resume()
          }.start()
        }
      }
    }
    let stopped = try await run(
      "data fetch cifar10", notebook, mirror: server.address, whileRunning: stop(at: 40_000_000))
    #expect(stopped.code == 130, "\(stopped.errors)")
    #expect(
      stopped.errors == """
        cifar10  \(server.address)/cifar-10-binary.tar.gz, 170.1 MB
        \(try lines(stopped.errors, [17_005_218, 34_010_435]))
        stopping; what has come is kept; once more ends at once
        stopped; what has come is kept, and the same command goes on there

        """)
    let list = try await run("data list", notebook)
    #expect(list.output.contains("cifar-10-batches-bin: absent, 40.0 MB of 170.1 MB fetched\n"), "\(list.output)")
    let again = try await run(
      "data fetch cifar10", notebook, mirror: server.address, whileRunning: stop(at: 80_000_000))
    #expect(again.code == 130)
    #expect(again.errors.contains(", 170.1 MB, going on after 40.0 MB\n"), "\(again.errors)")
    #expect(server.requests.map(\.offset) == [nil, 40_000_000])
  }

  /// The lines of every tenth, which say at least as much as the tenth.
  private func lines(_ said: String, _ least: [Int]) throws -> String {
    let lines = said.split(separator: "\n").filter { $0.hasSuffix(" %") }
    #expect(lines.count == least.count)
    #expect(zip(lines, [10, 20]).allSatisfy { $0.hasSuffix(" of 170.1 MB, \($1) %") }, "\(lines)")
    return lines.joined(separator: "\n")
  }

  @Test func onlyBuildsThatAreToldToFetchDo() async throws {
    let server = try ScriptedServer { $1.answer("404 Not Found", ["Content-Length: 0"]) }
    let one = SmallBook.one.replacing("data: {shapes: {train: 64, test: 20}}", with: "data: cifar10")
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": one]) { $1 })
    for command in ["build", "plan"] {
      _ = try await run(command, notebook, mirror: server.address)
      #expect(server.requests.isEmpty)
    }
    let told = try await run("build --fetch", notebook, mirror: server.address)
    #expect(told.code == 3 && told.errors.contains("cifar-10-binary.tar.gz: the server answers with status 404"))
    #expect(server.requests.count == 1)
    #expect(!notebook.exists("output/quick"))
    // A book that needs none.
    let shapes = try TestNotebook(SmallBook.files)
    let built = try await run("build --fetch", shapes, mirror: server.address)
    #expect(built.code == 0, "\(built.errors)")
    #expect(server.requests.count == 1)
  }
}
