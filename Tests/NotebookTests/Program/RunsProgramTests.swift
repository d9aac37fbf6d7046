import Foundation
import Testing

@testable import Notebook

/// `cyclopedia runs` as a process.
@Suite struct RunsProgramTests {
  private func lines(_ text: String) throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func runsAreListedShownExportedAndPruned() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    _ = try await Built(notebook.notebook { $0.overrides = [.init(name: "epochs", value: "2")] })
    func run(_ words: String...) async throws -> Program.Ended {
      try await Program.run(["runs"] + words, in: notebook.folder)
    }
    // The large profile takes two epochs too.
    try notebook.write(["book.yml": SmallBook.settings.replacing("{epochs: 2}", with: "{epochs: 3}")])
    let list = try await run("list", "--where", "book=yes", "--sort", "-name", "--json")
    #expect(list.code == 0 && list.errors == "", "\(list.errors)")
    #expect(try lines(list.output).map { $0["name"] as? String } == ["onecycle", "onecycle", "fixed", "finder"])
    let results = try #require(lines(list.output)[2]["results"] as? [String: Any])
    #expect(results["test.accuracy.best"] is Double && results["outcome"] as? String == "finished")

    let table = try await run("list")
    #expect(table.code == 0 && table.output.split(separator: "\n").count == 8)
    let csv = try await run("list", "--csv")
    #expect(csv.output.hasPrefix("name,seed,") && csv.output.components(separatedBy: "\r\n").count == 9)

    let shown = try await run("show", "onecycle#2", "--json")
    #expect(try lines(shown.output).count == 1 && lines(shown.output)[0]["plan"] is [String: Any])
    let text = try await run("show", "onecycle")
    #expect(text.output.contains("onecycle#1\n") && text.output.contains("\n\nonecycle#2\n"))

    let export = try await run("export", "fixed", "--to", "made")
    #expect(export.code == 0, "\(export.errors)")
    #expect(export.output == "made/fixed_seed1.json\nmade/fixed_seed1.epochs.csv\nmade/fixed_seed1.steps.csv\n")
    #expect(try await run("export", "fixed", "--to", "made").code == 2)
    #expect(try await run("export", "fixed", "--to", "made", "--force").code == 0)

    let asked = try await run("prune")
    #expect(
      asked.code == 0 && asked.errors.hasSuffix(" in .cyclopedia can be freed; the same command with --yes does\n"))
    #expect(asked.output.split(separator: "\n").count == 3, "\(asked.output)")
    #expect(try await run("prune", "--older-than", "1d", "--yes").errors == "nothing to free in .cyclopedia\n")
    let freed = try await run("prune", "--yes")
    #expect(freed.code == 0 && freed.errors.hasSuffix(" freed\n") && freed.output == asked.output)
    #expect(try await run("list").output.split(separator: "\n").count == 5)
  }

  @Test(arguments: [
    (["list", "--where", "test.acuracy>1"], "error: --where: no run has a setting or result 'test.acuracy'\n"),
    (["list", "--sort", "-acuracy"], "error: --sort: no run has a setting or result 'acuracy'\n"),
    (["list", "--json", "--csv"], "Error: --json and --csv are two forms of the list; choose one\n"),
    (["show", "fixd"], "error: there is no run 'fixd'\n  hint: did you mean 'fixed'?\n"),
    (["show", "x\u{1B}[2J"], "error: there is no run 'x\u{FFFD}[2J'\n"),
    (["export", "fixed", "--to", "made"], "error: fixed#1 has no record: it is missing\n"),
    (["export", "fixed", "--to", ""], "Error: --to takes a folder, such as runs\n"),
    (["prune", "--older-than", "soon"], "Error: The value 'soon' is invalid"),
  ])
  func whatIsNotUnderstoodIsTwo(words: [String], message: String) async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let ended = try await Program.run(["runs"] + words, in: notebook.folder)
    #expect(ended.code == 2 && ended.output == "", "\(ended.errors)")
    #expect(ended.errors.hasPrefix(message), "\(ended.errors)")
    #expect(!notebook.exists("made"))
  }

  @Test func whereThereIsNoBookNothingIsMade() async throws {
    let notebook = try TestNotebook(["a.md": ""])
    for words in [["list"], ["prune", "--yes"], ["show", "a"], ["export", "--to", "made"]] {
      let ended = try await Program.run(["runs"] + words, in: notebook.folder)
      #expect(ended.code == 2, "\(ended.errors)")
    }
    #expect(!notebook.exists(".cyclopedia") && !notebook.exists("made"))
  }

  @Test func aStoreThatCannotBeUsedIsThree() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    try notebook.write(Data("no store".utf8), to: ".cyclopedia/store.sqlite")
    for words in [["list"], ["prune", "--yes"]] {
      let ended = try await Program.run(["runs"] + words, in: notebook.folder)
      #expect(ended.code == 3 && ended.errors.contains("store.sqlite is not used"), "\(ended.errors)")
    }
    #expect(try notebook.text(".cyclopedia/store.sqlite") == "no store")
  }

  @Test func anExportDoesNotFollowALinkOfTheBook() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let elsewhere = try TestNotebook(["a.md": ""])
    try FileManager.default.createSymbolicLink(
      at: notebook.folder.appending(path: "made"), withDestinationURL: elsewhere.folder)
    let ended = try await Program.run(["runs", "export", "--to", "made"], in: notebook.folder)
    #expect(ended.code == 3 && ended.errors.contains("made leads elsewhere by a symbolic link"), "\(ended.errors)")
    #expect(try elsewhere.files(in: ".").count == 1)
  }
}
