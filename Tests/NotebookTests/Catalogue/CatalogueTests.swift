import Foundation
import Runs
import Testing

@testable import Experiments
@testable import Notebook
@testable import RunCatalogue

/// Choosing, sorting and naming runs of a list.
@Suite struct CatalogueTests {
  private static func titles(_ catalogue: Catalogue) -> String {
    catalogue.runs.map(\.title).joined(separator: " ")
  }

  @Test(arguments: [
    ("test.accuracy>0.6", "base#3 other#2 other#3"), ("test.accuracy >= 0.6", "base#2 base#3 other#1 other#2 other#3"),
    ("test.accuracy=0.7", "base#3"), ("test.accuracy!=.7", "base#1 base#2 other#1 other#2 other#3"),
    ("name~AS", "base#1 base#2 base#3"), ("name=other", "other#1 other#2 other#3"),
    ("seed<2", "base#1 other#1 finder#1"),
    ("kind=range-test", "finder#1 finder#2"), ("constant.rate=0.05", "base#1 base#2 base#3"),
    ("schedule.constant.rate=0.05", "base#1 base#2 base#3"), ("schedule=ramp", "finder#1 finder#2"),
    ("model=resnet9", "base#1 base#2 base#3 other#1 other#2 other#3 finder#1 finder#2"),
    ("finished<2026-01-02", ""),
    ("finished<=2026-01-02", "base#1 base#2 base#3 other#1 other#2 other#3 finder#1 finder#2"),
    ("class(class0).recall=1", "base#1 base#2 base#3 other#1 other#2 other#3"), ("bytes>=3000", "base#3 other#3"),
    ("suggestion>0", "finder#1 finder#2"), ("test.accuracy.at(1)<0.35", "base#1"), ("outcome!=finished", ""),
    // What a run does not have is no match.
    ("test.accuracy<2", "base#1 base#2 base#3 other#1 other#2 other#3"),
  ])
  func aConditionChooses(condition: String, titles: String) throws {
    let catalogue = try MadeCatalogue.runs("base", "other", "finder")
    #expect(try Self.titles(catalogue.filtered(by: [condition])) == titles)
  }

  @Test func ofSeveralConditionsAllMustBe() throws {
    let catalogue = try MadeCatalogue.runs("base", "other", "finder")
    #expect(try Self.titles(catalogue.filtered(by: ["name~e", "test.accuracy<0.65", "seed=2"])) == "base#2")
    #expect(try Self.titles(catalogue.filtered(by: [])) == Self.titles(catalogue))
  }

  @Test(arguments: [
    ("test.acuracy>0.9", "--where: no run has a setting or result 'test.acuracy'", "did you mean 'test.accuracy'?"),
    ("modle=resnet9", "--where: no run has a setting or result 'modle'", "did you mean 'model'?"),
    (
      "test.accuracy", "--where: 'test.accuracy' compares nothing",
      "write NAME, one of = != < <= > >= ~, and a value: 'test.accuracy>0.9', 'name~one'"
    ),
    ("test.accuracy>high", "--where: test.accuracy is a number, and 'high' is none", nil),
    (
      "rate=1", "--where: 'rate' may be schedule.constant.rate or schedule.odd.rate", "write more of its name"
    ),
  ])
  func whatIsNoConditionIsAMistake(condition: String, message: String, hint: String?) throws {
    var catalogue = try MadeCatalogue.runs("base", "finder")
    catalogue.runs[0].settings["schedule.odd.rate"] = .number(1)
    #expect(throws: CatalogueMistake(message, hint: hint)) { try catalogue.filtered(by: [condition]) }
  }

  @Test(arguments: [
    ("test.accuracy", false, "base#1 base#2 other#1 other#2 base#3 other#3 finder#1"),
    ("-test.accuracy", false, "other#3 base#3 other#2 base#2 other#1 base#1 finder#1"),
    ("test.accuracy", true, "other#3 base#3 other#2 base#2 other#1 base#1 finder#1"),
    ("-test.accuracy", true, "base#1 base#2 other#1 other#2 base#3 other#3 finder#1"),
    ("name", false, "base#1 base#2 base#3 finder#1 other#1 other#2 other#3"),
    ("-seed", false, "base#3 other#3 base#2 other#2 base#1 other#1 finder#1"),
  ])
  func runsAreSorted(key: String, isReversed: Bool, titles: String) throws {
    var catalogue = try MadeCatalogue.runs("base", "other", "finder")
    catalogue.runs.removeAll { $0.title == "finder#2" }
    #expect(try Self.titles(catalogue.sorted(by: key, isReversed: isReversed)) == titles)
  }

  @Test func aKeyThatIsNoneCannotBeSortedBy() throws {
    let mistake = CatalogueMistake(
      "--sort: no run has a setting or result 'tets.loss'", hint: "did you mean 'test.loss'?")
    #expect(throws: mistake) { try MadeCatalogue.runs("base").sorted(by: "-tets.loss", isReversed: false) }
  }

  /// What only one kind has says nothing beside another kind.
  @Test func settingsDifferWhereRunsOfOneKindDo() throws {
    #expect(try MadeCatalogue.runs("base").differing == [])
    #expect(try MadeCatalogue.runs("base", "other").differing == ["schedule.constant.rate"])
    #expect(
      try MadeCatalogue.runs("base", "finder").differing
        == ["duration.epochs", "duration.steps", "purpose", "schedule"])
  }

  @Test(arguments: [
    ("base", "base#1 base#2 base#3"), ("other#2", "other#2"), ("0bas", "base#1"), ("1other", "other#2"),
  ])
  func aTextNamesRuns(text: String, titles: String) throws {
    let found = try MadeCatalogue.runs("base", "other").runs(named: text)
    #expect(found.map(\.title).joined(separator: " ") == titles)
  }

  @Test(arguments: [
    ("bsae", "there is no run 'bsae'", "did you mean 'base'?"), ("base#4", "base has no seed 4", "its seeds: 1, 2, 3"),
    ("0ba", "there is no run '0ba'", "known names: base, other"),
    ("0b\u{1B}[31m", "there is no run '0b\u{1B}[31m'", "known names: base, other"),
  ])
  func aTextThatNamesNoneIsAMistake(text: String, message: String, hint: String) throws {
    let catalogue = try MadeCatalogue.runs("base", "other")
    #expect(throws: CatalogueMistake(message, hint: hint)) { try catalogue.runs(named: text) }
  }

  @Test func theBeginningOfSeveralKeysIsAMistake() throws {
    var catalogue = try MadeCatalogue.runs("base")
    for place in catalogue.runs.indices { catalogue.runs[place].key = RunKey(text: "abcd\(place)efgh") }
    let mistake = CatalogueMistake(
      "3 runs have keys that begin with abcd", hint: "write more of it: abcd0efgh, abcd1efgh, abcd2efgh")
    #expect(throws: mistake) { try catalogue.runs(named: "abcd") }
    #expect(try catalogue.runs(named: "ABCD1").map(\.title) == ["base#2"])
  }

  @Test func ofOneNameTheBooksRunGoesFirst() throws {
    var catalogue = try MadeCatalogue.runs("base")
    catalogue.runs[0].isInBook = false
    #expect(try catalogue.runs(named: "base").map(\.title) == ["base#2", "base#3"])
    for place in catalogue.runs.indices { catalogue.runs[place].isInBook = false }
    #expect(try catalogue.runs(named: "base").count == 3)
  }
}
