import Foundation
import SampleFolders
import Synchronization
import Testing

@testable import Experiments

/// Builds of a small notebook by the program itself.
@Suite struct ProcessTests {
  static let chapter = """
    # Runs

    ```{recipe} plain
    data: {shapes: {train: 60, test: 20}}
    batch: 16
    model: {resnet9: {width: 2}}
    augment: [{pad: {size: 4, fill: reflect}}, {crop: 32}, {flip: 0.5}, normalize]
    ```

    ```{range-test} finder
    like: plain
    from: 1e-4
    to: 10
    steps: 24
    ```

    ```{train} onecycle
    like: plain
    epochs: 3
    schedule: {one-cycle: {max: 0.1}}
    seeds: [1, 2]
    ```
    """

  /// The program that was built beside these tests.
  static let program = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    .appending(path: "cyclopedia")

  static let isBuilt = FileManager.default.isExecutableFile(atPath: program.path)

  /// - Parameter isTime: asked again and again; true kills the process.
  /// - Returns: the frozen records as text, without what differs from run to run; nil where it was killed.
  static func build(in folder: URL, killIf isTime: @escaping @Sendable () -> Bool = { false }) async throws -> [String]?
  {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "chapters"), withIntermediateDirectories: true)
    try Data("title: Runs\nchapters: [runs.md]\n".utf8).write(to: folder.appending(path: "chapters/book.yml"))
    try Data(chapter.utf8).write(to: folder.appending(path: "chapters/runs.md"))
    let process = Process()
    process.executableURL = program
    process.arguments = ["build"]
    process.currentDirectoryURL = folder
    let messages = folder.appending(path: "messages")
    try Data().write(to: messages)
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // On a thread of its own, as those of tasks may be busy with other tests for seconds.
    let isKilled = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var isKilled = false
        while process.isRunning, !isKilled {
          isKilled = isTime() && kill(process.processIdentifier, SIGKILL) == 0
          usleep(1000)
        }
        process.waitUntilExit()
        continuation.resume(returning: isKilled)
      }
    }
    if isKilled { return nil }
    let said = try String(contentsOf: messages, encoding: .utf8)
    try #require(process.terminationStatus == 0, "\(said)")
    let frozen = FrozenRecords(folder: folder.appending(path: "output/quick/records"))
    #expect(frozen.damaged.isEmpty)
    return try frozen.runs.flatMap(\.records).map { try SampleRecord.text($0) }
  }

  @Test(.enabled(if: isBuilt, "the program is not built"))
  func twoProcessesMakeEqualRecordsAndThisOneToo() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let first = try #require(try await ProcessTests.build(in: folder.url.appending(path: "first")))
    let second = try #require(try await ProcessTests.build(in: folder.url.appending(path: "second")))
    #expect(first.count == 3)
    #expect(first == second)
    for text in first {
      let record = try CanonicalJSON.value(RunRecord.self, from: Data(text.utf8))
      let here = try await RunnerTests.record(record.plan, threads: record.provenance.threads)
      #expect(here == record, "\(record.plan.purpose)")
    }
  }

  /// Killed whenever there is a new checkpoint, which may be while it writes the next one.
  @Test(.enabled(if: isBuilt, "the program is not built"))
  func killedProcessesLoseNoMoreThanAnEpoch() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let expected = try await ProcessTests.build(in: folder.url.appending(path: "whole"))
    // A busy machine may look away for so long that a process is through before it can be killed.
    var kills = 0
    for attempt in 1...10 where kills == 0 {
      let killed = folder.url.appending(path: "killed\(attempt)")
      let seen = Mutex(Set<String>())
      let hasNewCheckpoint: @Sendable () -> Bool = {
        let now = Set(ProcessTests.checkpoints(in: killed))
        return seen.withLock { seen in
          defer { seen.formUnion(now) }
          return !now.isSubset(of: seen)
        }
      }
      var found = try await ProcessTests.build(in: killed, killIf: hasNewCheckpoint)
      while found == nil {
        kills += 1
        found = try await ProcessTests.build(in: killed, killIf: hasNewCheckpoint)
      }
      #expect(found == expected)
      #expect(ProcessTests.checkpoints(in: killed) == [])
    }
    #expect(kills > 0)
  }

  private static func checkpoints(in folder: URL) -> [String] {
    let place = folder.appending(path: ".cyclopedia/checkpoints").path
    return (FileManager.default.subpaths(atPath: place) ?? []).filter { $0.hasSuffix(".safetensors") }
  }
}
