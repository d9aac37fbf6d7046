import Foundation
import Testing

/// `doctor`, `completions` and `manual` as a stranger calls them.
@Suite struct DoctorProgramTests {
  private struct Finding: Decodable {
    var topic, name, state, detail: String
    var advice: String?
  }

  private static func findings(_ arguments: [String], environment: [String: String] = [:]) async throws -> (
    code: Int32, found: [Finding]
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("no folder".utf8).write(to: folder.appending(path: "file"))
    let ended = try await Program.run(["doctor", "--json"] + arguments, in: folder, environment: environment)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"], "it changes nothing")
    return (ended.code, try JSONDecoder().decode([Finding].self, from: Data(ended.output.utf8)))
  }

  @Test func aSoundMachineIsSaidToBeSound() async throws {
    let (code, found) = try await Self.findings([])
    #expect(code == 0)
    #expect(found.filter { $0.state == "problem" }.map(\.name) == [])
    let libraries = found.filter { $0.topic == "libraries" }
    for name in ["cairo", "Pango", "FreeType", "cmark-gfm", "SQLite", "zlib", "libpng", "TurboJPEG", "libcurl"] {
      let version = libraries.first { $0.name == name }?.detail ?? ""
      #expect(version.contains(/^[0-9]+\.[0-9]+/), "\(name) \(version)")
    }
    #expect(Set(found.map(\.topic)).isSuperset(of: ["fonts", "engine", "disk", "data", "browser", "network"]))
    for finding in found { #expect((finding.state == "ok") == (finding.advice == nil), "\(finding.name)") }
  }

  @Test(arguments: [
    (["--store", "file/store"], "store", "is no folder"), (["--output", "/proc/reports"], "output", "/proc/reports"),
  ])
  func whatKeepsAReportFromBeingBuiltIsAProblem(arguments: [String], name: String, detail: String) async throws {
    let (code, found) = try await Self.findings(arguments)
    #expect(code == 3)
    let problems = found.filter { $0.state == "problem" }
    #expect(problems.map(\.name) == [name])
    #expect(problems.first?.detail.contains(detail) == true)
    #expect(problems.first?.advice?.contains("--\(name)") == true)
  }

  @Test func aCapIsWarnedOf() async throws {
    let (code, found) = try await Self.findings([], environment: ["CYCLOPEDIA_CPU": "plain"])
    let instructions = try #require(found.first { $0.name == "instructions" })
    #expect(code == 0)
    #expect(instructions.detail.hasPrefix("plain"))
    #expect(instructions.state == "ok" || instructions.advice?.contains("CYCLOPEDIA_CPU") == true)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsKnowTheCommands(_ shell: String) async throws {
    let ended = try await Program.run(["completions", shell], in: FileManager.default.temporaryDirectory)
    #expect(ended.code == 0)
    for word in ["doctor", "range-test", "profile"] { #expect(ended.output.contains(word), "\(shell) \(word)") }
  }

  @Test func aShellIsToldTheNamesOfABook() async throws {
    let book = try TestNotebook(["book.yml": "title: Book\nprofiles: {long: {}}\n", "a.md": TestNotebook.base])
    for (option, names) in [("--profile", ["quick", "long"]), ("--only", ["finder", "onecycle", "fixed"])] {
      let ended = try await Program.run(
        ["---completion", "build", "--", option, "2", "0", "cyclopedia", "build", option, ""], in: book.folder)
      for name in names { #expect(ended.output.split(separator: "\n").contains { $0 == name }, "\(option) \(ended)") }
    }
  }

  @Test func theManualHasEveryCommandAndNoWarning() async throws {
    let folder = FileManager.default.temporaryDirectory
    let help = try await Program.run(["--help"], in: folder)
    let manual = try await Program.run(["manual"], in: folder)
    #expect(manual.code == 0 && manual.output.hasPrefix(".TH CYCLOPEDIA 1"))
    let commands = help.output.matches(of: /(?m)^  ([a-z]+)(?: \(default\))? {2,}/).map { String($0.output.1) }
    #expect(commands.count >= 10)
    for command in commands { #expect(manual.output.contains(".SS cyclopedia \(command)"), "\(command)") }
    for line in manual.output.split(separator: "\n") where line.hasPrefix(".") {
      #expect(line.contains(/^\.(TH|SH|SS|PP|TP|B|I) ?/), "\(line)")
    }
  }

  @Test(arguments: [
    (["new", "x", "--template", "comapre"], "did you mean 'compare'?"),
    (["kinds", "batch_size"], "did you mean 'batch'?"), (["completions", "bahs"], "did you mean 'bash'?"),
    (["completions", "powershell"], "there are those for"),
  ])
  func valuesHaveNearestNames(arguments: [String], hint: String) async throws {
    let ended = try await Program.run(arguments, in: FileManager.default.temporaryDirectory)
    #expect(ended.code == 2)
    #expect(ended.errors.hasPrefix("error: ") && ended.errors.contains("\n  hint: \(hint)"))
    #expect(!ended.errors.contains("Usage"))
  }
}
