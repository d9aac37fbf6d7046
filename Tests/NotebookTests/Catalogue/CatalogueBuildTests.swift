import Experiments
import Foundation
import Runs
import Testing

@testable import Notebook
@testable import RunCatalogue

/// The runs of a book that was built, changed, damaged and left.
@Suite struct CatalogueBuildTests {
  private static func rows(_ catalogue: Catalogue) -> [String] {
    catalogue.runs.map { "\($0.title) \($0.standing) \($0.isInBook ? "book" : "other")" }
  }

  @Test func runsAreInTheRecordsTheStoreOrBoth() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    #expect(
      try await Self.rows(notebook.notebook().catalogue()) == [
        "finder#1 missing book", "fixed#1 missing book", "onecycle#1 waiting book", "onecycle#2 waiting book",
      ])
    _ = try await Built(notebook.notebook())
    let both = try await notebook.notebook().catalogue()
    #expect(
      Self.rows(both) == ["finder#1 both book", "fixed#1 both book", "onecycle#1 both book", "onecycle#2 both book"])
    #expect(both.warnings == [] && both.runs.allSatisfy { $0.bytes > 0 && $0.files.count == 2 })
    // A commit has the records only.
    try notebook.remove(".cyclopedia")
    let frozen = try await notebook.notebook().catalogue()
    #expect(frozen.runs.map(\.place) == [.record, .record, .record, .record])
    #expect(frozen.csv.split(separator: "\r\n").count == 5)
  }

  @Test func whatNoChapterNamesIsListedBehindTheBook() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    try notebook.write(["one.md": SmallBook.one.replacing("{constant: 0.05}", with: "{constant: 0.06}")])
    let stale = try await notebook.notebook().catalogue()
    #expect(
      Self.rows(stale) == [
        "finder#1 both book", "fixed#1 stale book", "onecycle#1 both book", "onecycle#2 both book",
        "fixed#1 both other",
      ])
    #expect(stale.differing.contains("schedule.constant.rate"))
    #expect(try stale.runs(named: "fixed").map(\.isInBook) == [true])
    let own = try #require(stale.runs.last?.key?.text.prefix(8))
    #expect(try stale.runs(named: String(own)).map(\.standing) == ["both"])
  }

  /// Another profile's runs are the book's too.
  @Test func aStoreIsSharedByProfiles() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook { $0.profile = "large" })
    let quick = try await notebook.notebook().catalogue()
    let others = quick.runs.filter { $0.name?.profile == "large" }
    #expect(others.map(\.title).sorted() == ["fixed#1", "onecycle#1", "onecycle#2"])
    #expect(others.allSatisfy { $0.isInBook && $0.place == .store })
    // The range test has no parameter in it.
    #expect(quick.runs.first { $0.title == "finder#1" }?.place == .store)
    #expect(try quick.filtered(by: ["book=no"]).runs.isEmpty)
  }

  @Test func whatCannotBeReadIsSaidAndTheRestListed() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    try notebook.remove(".cyclopedia")
    var bytes = try notebook.bytes("output/quick/records/fixed.json")
    bytes[bytes.count / 2] ^= 1
    try notebook.write(bytes, to: "output/quick/records/fixed.json")
    let catalogue = try await notebook.notebook().catalogue()
    #expect(
      catalogue.warnings.count == 1 && catalogue.warnings[0].contains("records/fixed.json cannot be used: its bytes"))
    #expect(catalogue.runs.map(\.standing) == ["record", "missing", "record", "record"])
  }

  @Test func aPlanHasTheResultsThatAreThere() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    #expect(try await notebook.notebook().plan().allSatisfy { $0.result == nil })
    _ = try await Built(notebook.notebook())
    let plan = try await notebook.notebook().plan()
    let rows = try await notebook.notebook().catalogue().runs
    for (planned, row) in zip(plan, rows) { #expect(planned.result?.plainResults == row.result?.plainResults) }
    let fixed = try #require(plan.first { $0.name.name == "fixed" }?.result?.plainResults)
    let data = try JSONSerialization.jsonObject(with: notebook.bytes("output/quick/data/fixed.json"))
    let seeds = (data as? [String: Any])?["seeds"] as? [[String: Any]]
    let loss = (seeds?.first?["results"] as? [String: Double])?["test.loss"]
    #expect(fixed["test.loss"] == loss.map { .number($0) } && loss != nil)
  }

  @Test func anExportIsWrittenWholeAndNeverOverOtherFiles() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let catalogue = try await notebook.notebook().catalogue()
    let place = notebook.folder.appending(path: "made/export").path
    try RunExport(catalogue, names: ["fixed", "finder"]).write(to: place, replaces: false)
    let first = try notebook.files(in: "made")
    #expect(
      Set(first.keys) == [
        "export/fixed_seed1.json", "export/fixed_seed1.epochs.csv", "export/fixed_seed1.steps.csv",
        "export/finder_seed1.json", "export/finder_seed1.epochs.csv", "export/finder_seed1.steps.csv",
      ])
    let steps = String(decoding: try #require(first["export/fixed_seed1.steps.csv"]), as: UTF8.self)
    #expect(steps.hasPrefix("step,learning-rate,momentum,loss,accuracy,images\r\n0,0.05,"))
    #expect(steps.components(separatedBy: "\r\n").count == 4)
    let json = try JSONSerialization.jsonObject(with: #require(first["export/fixed_seed1.json"])) as? [String: Any]
    #expect(json?["name"] as? String == "fixed" && (json?["epochs"] as? [Any])?.count == 1)
    #expect((json?["settings"] as? [String: Any])?["schedule.constant.rate"] as? Double == 0.05)

    try notebook.write(Data("mine".utf8), to: "made/export/onecycle_seed2.json")
    let whole = try RunExport(catalogue, names: [])
    let refused = #expect(throws: CatalogueMistake.self) { try whole.write(to: place, replaces: false) }
    #expect(
      refused?.message.contains("and 6 other files of this export are there already; nothing was written") == true)
    #expect(try notebook.files(in: "made").count == 7)
    #expect(try notebook.text("made/export/onecycle_seed2.json") == "mine")
    try notebook.write(Data("mine".utf8), to: "made/export/notes.txt")
    try whole.write(to: place, replaces: true)
    #expect(try notebook.files(in: "made").count == 13)
    #expect(try notebook.text("made/export/notes.txt") == "mine")
    #expect(try notebook.text("made/export/onecycle_seed2.json").hasPrefix("{\n"))
  }

  @Test func aRunWithoutARecordCannotBeExported() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let catalogue = try await notebook.notebook().catalogue()
    let mistake = CatalogueMistake("fixed#1 has no record: it is missing", hint: "'cyclopedia build' makes it")
    #expect(throws: mistake) { try RunExport(catalogue, names: ["fixed"]) }
    #expect(try RunExport(catalogue, names: []).files.isEmpty)
  }
}
