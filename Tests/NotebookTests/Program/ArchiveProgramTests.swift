import Foundation
import Testing

@testable import Notebook

/// The commands about archives as programs, and how they end.
@Suite struct ArchiveProgramTests {
  static func run(_ arguments: String, _ notebook: TestNotebook) async throws -> Program.Ended {
    try await Program.run(arguments.split(separator: " ").map(String.init), in: notebook.folder)
  }

  @Test func fromCreateToDiff() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let none = try await Self.run("archive create first", notebook)
    #expect(
      none.code == 3
        && none.errors.hasSuffix("there is no report in output/quick\n  hint: run 'cyclopedia build' first\n"))
    #expect(try await Self.run("archive list", notebook).code == 0)
    let nothing = try await Self.run("archive verify", notebook)
    #expect(nothing.code == 1 && nothing.output == "")
    #expect(
      nothing.errors == """
        error: there is no archive in output/archive: nothing was compared
          hint: 'cyclopedia archive create NAME' makes a write-up; '--output DIR' names another folder for reports

        """)
    #expect(!notebook.exists("output"))
    #expect(try await Self.run("build", notebook).code == 0)
    let created = try await Self.run("archive create first", notebook)
    #expect(created.code == 0 && created.errors == "output/archive/first: archived\n", "\(created.errors)")
    #expect(try await Self.run("archive create first", notebook).code == 2)
    #expect(try await Self.run("archive create ../first", notebook).code == 2)
    let list = try await Self.run("archive list", notebook)
    #expect(list.code == 0 && list.output.hasPrefix("first  20"), "\(list.output)")
    #expect(list.output.contains("\n  onecycle  test accuracy  "))
    let verified = try await Self.run("archive verify first", notebook)
    #expect(verified.code == 0 && verified.output == "")
    #expect(
      verified.errors
        == "\(SmallBook.output.count + ArchivedBook.own.count) files compared, all as they were archived\n")
    try notebook.write(["two.md": SmallBook.two + "\nMore.\n"])
    let stale = try await Self.run("archive create second", notebook)
    #expect(
      stale.code == 1 && stale.errors.hasPrefix("error: the report in output/quick is stale: "), "\(stale.errors)")
    #expect(try await Self.run("build", notebook).code == 0)
    #expect(try await Self.run("archive create second", notebook).code == 0)
    #expect(try await Self.run("diff first first --check", notebook).code == 0)
    let diff = try await Self.run("diff first second", notebook)
    #expect(diff.code == 0 && diff.output.hasSuffix("\n+\n+More.\n"), "\(diff.output)")
    #expect(try await Self.run("diff first second --check", notebook).code == 1)
    #expect(try await Self.run("diff first output/quick --check", notebook).code == 0)
    #expect(try await Self.run("diff first third", notebook).code == 2)
    // One byte.
    let file = notebook.folder.appending(path: "output/archive/first/data/fixed.csv")
    try FileManager.default.removeItem(at: file)
    try Data("x".utf8).write(to: file)
    let wrong = try await Self.run("archive verify", notebook)
    #expect(wrong.code == 1 && wrong.output.hasPrefix("first/data/fixed.csv: changed; recorded "), "\(wrong.output)")
    #expect(wrong.output.split(separator: "\n").count == 1)
  }

  /// A lock of somebody else on the archive, and on the run store.
  @Test(arguments: [("archive list", "output/archive"), ("plan", ".cyclopedia")])
  func whoWaitsSaysSo(command: String, folder: String) async throws {
    let notebook = try TestNotebook(SmallBook.files)
    try notebook.write(Data(), to: "\(folder)/.keep")
    let held = open(notebook.folder.path + "/" + folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(held >= 0 && flock(held, LOCK_EX) == 0)
    let ended = try await Program.run(command.split(separator: " ").map(String.init), in: notebook.folder) { process in
      // It goes on once it has said that it waits, however long that takes on a busy machine.
      while process.isRunning && !Program.errors(of: process).contains("waiting") {
        try await Task.sleep(for: .milliseconds(20))
      }
      flock(held, LOCK_UN)
    }
    close(held)
    let own = "process \(ProcessInfo.processInfo.processIdentifier) ("
    #expect(ended.code == 0 && ended.errors.contains("\(folder) is locked by \(own)"), "\(ended.errors)")
    #expect(ended.errors.contains("): waiting until it is free; Ctrl-C ends the waiting\n"))
    #expect(!(try await Self.run(command, notebook)).errors.contains("locked"))
  }

  @Test func aPlaceThatCannotBeWrittenIsThree() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    #expect(try await Self.run("build", notebook).code == 0)
    try notebook.write(Data("mine".utf8), to: "output/archive")
    let ended = try await Self.run("archive create first", notebook)
    #expect(ended.code == 3)
    #expect(
      ended.errors.hasPrefix("error: output/archive cannot be opened: it is no folder, or a symbolic link\n"),
      "\(ended.errors)")
    #expect(try notebook.text("output/archive") == "mine")
  }
}
