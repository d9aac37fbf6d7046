import Experiments
import Foundation
import Testing

@testable import Notebook

/// Whole notebooks from chapters to files.
@Suite struct BuildTests {
  @Test func aBuildWritesTheseFilesAndNoOthers() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    #expect(built.trained == ["finder#1", "fixed#1", "onecycle#1", "onecycle#2"])
    #expect(built.warnings.map(\.description) == [])
    #expect(Set(try notebook.files(in: "output/quick").keys) == SmallBook.output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: notebook.folder.path + "/output") == ["quick"])

    let manifest = try #require(Manifest.read(notebook.folder.appending(path: "output/quick")))
    #expect(Set(manifest.files.keys) == SmallBook.output.subtracting(["manifest.json"]))
    #expect(manifest.matches(notebook.folder.appending(path: "output/quick")))
    #expect(Set(manifest.figures.keys) == ["sketch", "finder-lr-finder", "old-name", "policies-comparison"])
    #expect(manifest.figures["sketch"]?.shows == "Two curves.")
  }

  @Test func theSecondBuildFindsEverythingUpToDate() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let before = try notebook.files(in: "output")
    let again = try await Built(notebook.notebook())
    #expect(!again.isWritten)
    #expect(again.trained == [])
    #expect(again.foundAgain == ["finder#1", "fixed#1", "onecycle#1", "onecycle#2"])
    #expect(try notebook.files(in: "output") == before)
    // A file that is gone or changed is written again, as it was.
    try notebook.remove("output/quick/figures/sketch.png")
    try notebook.write(Data("x".utf8), to: "output/quick/report.html")
    let repaired = try await Built(notebook.notebook())
    #expect(repaired.isWritten && repaired.trained == [])
    #expect(try notebook.files(in: "output") == before)
  }

  @Test func proseAndFiguresChangeNoRun() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let (records, before) = (try await notebook.records(), try notebook.files(in: "output/quick"))
    let changes = [
      ("The accuracy of both", "Accuracy, of both"), (":alt: Two curves.", ":alt: Two lines.\n:width: pair"),
      ("# Two", "# Two\n\nNew prose."), (":aliases: old-name", ":aliases: old-name\n:title: A test"),
    ]
    var text = SmallBook.two
    for (old, new) in changes {
      text = text.replacing(old, with: new)
      try notebook.write(["two.md": text])
      let built = try await Built(notebook.notebook())
      #expect(built.trained == [] && built.isWritten, "\(new)")
    }
    let after = try notebook.files(in: "output/quick")
    #expect(try await notebook.records().mapValues(\.timing.finished) == records.mapValues(\.timing.finished))
    for name in ["fixed", "finder", "onecycle"] {
      #expect(after["records/\(name).json"] == before["records/\(name).json"])
    }
    #expect(after["report.html"] != before["report.html"])
    #expect(after["report.pdf"] != before["report.pdf"])
    #expect(after["figures/sketch.svg"] != before["figures/sketch.svg"])
  }

  @Test func aSettingThatChangesMakesItsOwnRunStale() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    try notebook.write(["one.md": SmallBook.one.replacing("{constant: 0.05}", with: "{constant: 0.04}")])
    let planned = try await notebook.notebook().plan().map { "\($0.name.name)#\($0.name.seed) \($0.status)" }
    #expect(
      planned == [
        "finder#1 fresh", "fixed#1 stale: schedule.constant.rate: 0.05 → 0.04", "onecycle#1 fresh", "onecycle#2 fresh",
      ])
    let built = try await Built(notebook.notebook())
    #expect(built.trained == ["fixed#1"])
    // The old setting's run is still there.
    try notebook.write(["one.md": SmallBook.one])
    #expect(try await Built(notebook.notebook()).trained == [])
  }

  @Test func equalPlansAreOneRun() async throws {
    let twin = "\n```{train} twin\nlike: fixed\n```\n\n```{plot} loss\n:runs: fixed, twin\n```\n"
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": SmallBook.one + twin]) { $1 })
    let built = try await Built(notebook.notebook())
    #expect(built.trained == ["finder#1", "fixed#1", "onecycle#1", "onecycle#2"])
    #expect(built.foundAgain == ["twin#1"])
    let records = try await notebook.records()
    #expect(records["twin#1"] == records["fixed#1"])
    #expect(records["twin#1"]?.timing.finished == records["fixed#1"]?.timing.finished)
  }

  @Test func aFigureThatGoesAwayIsMissed() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let renamed = SmallBook.two.replacing("sketch", with: "drawing").replacing("old-name", with: "other-name")
    try notebook.write(["two.md": renamed])
    let built = try await Built(notebook.notebook())
    #expect(
      built.warnings.map(\.message) == [
        "the figure 'old-name' of the last report is gone", "the figure 'sketch' of the last report is gone",
      ])
    #expect(!notebook.exists("output/quick/figures/sketch.svg"))
    try notebook.write([
      "two.md": renamed.replacing(":runs: fixed, onecycle\n:alt", with: ":runs: fixed\n:aliases: drawing-2\n:alt")
    ])
    #expect(try await Built(notebook.notebook()).warnings.map(\.message) == [])
  }

  @Test func aWaitingRunIsPlannedAsWaiting() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let planned = try await notebook.notebook().plan().map { "\($0.name.name)#\($0.name.seed) \($0.status)" }
    #expect(
      planned == [
        "finder#1 missing", "fixed#1 missing", "onecycle#1 waiting for finder", "onecycle#2 waiting for finder",
      ])
    #expect(!notebook.exists("output"))
  }
}
