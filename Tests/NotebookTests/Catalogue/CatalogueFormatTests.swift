import Foundation
import Runs
import Testing

@testable import Notebook
@testable import RunCatalogue

/// A list of runs as text, as CSV and as JSON.
@Suite struct CatalogueFormatTests {
  @Test func aTableHasWhatDiffersAndTheMainResults() throws {
    var catalogue = try MadeCatalogue.runs("base", "other", "finder")
    catalogue.runs.removeAll { $0.seed != 1 }
    catalogue.runs.append(MadeCatalogue.missing("late", like: catalogue.runs[0]))
    let lines = CatalogueTable(catalogue, width: nil).lines
    #expect(
      lines == [
        "run       in       test.accuracy  test.accuracy.best  test.loss  suggestion  epochs  finished            "
          + "duration    size  duration.epochs  duration.steps  purpose     schedule     rate",
        "base#1    record          0.5000              0.5500        1.5                   3  2026-01-02 03:04  "
          + "3 min 25 s  1.0 KB                3                  training    constant     0.05",
        "other#1   record          0.6000              0.6500        1.5                   3  2026-01-02 03:04  "
          + "3 min 25 s  1.0 KB                3                  training    constant  0.00977",
        "finder#1  record                                                     0.1963      50  2026-01-02 03:04  "
          + "3 min 25 s  1.0 KB                              100  range-test  ramp",
        "late#1    missing" + String(repeating: " ", count: 120) + "3                  training    constant     0.05",
      ])
  }

  @Test(arguments: [12, 20, 30, 40, 60, 80, 120, 200, 500])
  func noLineIsWiderThanTheTerminalAndNoCellIsCut(width: Int) throws {
    let catalogue = try MadeCatalogue.runs("base", "other", "finder")
    let table = CatalogueTable(catalogue, width: width)
    let cells = Set(CatalogueColumn.all(of: catalogue, most: nil).flatMap { [$0.heading] + $0.cells })
    #expect(!table.lines.isEmpty)
    for line in table.lines {
      #expect(line.count <= width, "\(line)")
      guard width >= 30 else { continue }
      // Columns are two blanks apart.
      for cell in line.components(separatedBy: "  ").map({ $0.trimmingCharacters(in: .whitespaces) }) {
        #expect(cells.contains(cell) || cell.isEmpty, "\(cell)")
      }
    }
    #expect((table.hidden == 0) == (width < 17 || width >= 200), "\(table.hidden)")
  }

  @Test func withoutRunsThereIsNoTable() {
    #expect(CatalogueTable(Catalogue(runs: [], warnings: []), width: 80).lines == [])
  }

  @Test func whereNothingWasTestedTheTrainingsOwnAccuracyIsShown() throws {
    let finder = CatalogueTable(try MadeCatalogue.runs("finder"), width: nil).lines
    #expect(finder[0].hasPrefix("run       in      suggestion"), "\(finder[0])")
  }

  @Test func resultsHaveTheirColumnsAlways() throws {
    let start = "name,seed,profile,book,in,kind,finished,bytes,key,test.accuracy,test.accuracy.best,test.loss,"
    for catalogue in [try MadeCatalogue.runs("base"), try MadeCatalogue.runs("finder")] {
      let rows = catalogue.csv.components(separatedBy: "\r\n")
      #expect(rows[0].hasPrefix(start) && rows.count == catalogue.runs.count + 2 && rows.last == "")
      for name in RunResult.resultNames { #expect(rows[0].split(separator: ",").contains("\(name)"), "\(name)") }
    }
    let row = try MadeCatalogue.runs("base").csv.components(separatedBy: "\r\n")[1]
    #expect(row.hasPrefix("base,1,quick,yes,record,train,2026-01-02T03:04:05Z,1000,0base,0.5,0.55,1.5,1.125,"))
    // A list within a cell.
    #expect(row.contains(#","[{""normalize"":""measured""}]","#), "\(row)")
  }

  /// So that a key says one thing.
  @Test func noSettingIsCalledAsAResultOrField() throws {
    let catalogue = try MadeCatalogue.runs("base", "finder")
    for name in catalogue.settings {
      #expect(!RunResult.isResult(name) && !CatalogueRun.fields.contains(name), "\(name)")
    }
    #expect(catalogue.settings.contains("schedule.ramp.from") && !catalogue.settings.contains("seed"))
    #expect(catalogue.runs[0].settings["model"] == .text("resnet9"))
    #expect(catalogue.runs[0].settings["model.resnet9.width"] == .whole(2))
    #expect(catalogue.runs[0].settings["schedule.constant.rate"] == .number(0.05))
  }

  @Test(arguments: [
    (["a", "b"], "a,b\r\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\r\n"), (["x\ny", "\r\n"], "\"x\ny\",\"\r\n\"\r\n"),
    (["", " "], ", \r\n"), (["é, \u{1F600}"], "\"é, \u{1F600}\"\r\n"),
  ])
  func cellsAreQuotedAsRFC4180Says(cells: [String], text: String) {
    #expect(CommaSeparated.text([cells]) == text)
  }

  @Test(arguments: [
    (CatalogueValue.number(0.1 + 0.2), "0.30000000000000004", "0.3"), (.number(24), "24", "24"),
    (.whole(-3), "-3", "-3"),
    (.number(.nan), "nan", "nan"), (.number(-.infinity), "-inf", "-inf"),
    (.number(2.0519e-6), "2.0519e-06", "2.052e-06"),
    (.number(1e300), "1e+300", "1e+300"), (.text("a"), "a", "a"),
  ])
  func aValueIsWrittenWithAllDigitsAndBriefly(value: CatalogueValue, exact: String, brief: String) {
    #expect(value.exact == exact && value.brief == brief)
  }
}
