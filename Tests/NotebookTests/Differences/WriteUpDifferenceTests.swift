import Archiving
import Experiments
import Foundation
import Hashing
import SampleBooks
import SampleFolders
import Testing

@testable import Differences
@testable import Notebook

/// Settings, results and prose of two write-ups.
@Suite struct WriteUpDifferenceTests {
  /// A side with records that are known; seeds that are left out are not kept.
  static func side(_ name: String, _ runs: [String: String], seeds: [Int]? = nil) throws -> WriteUp {
    let made = try MadeResults.results().results
    var side = WriteUp(name: name)
    for (run, source) in runs {
      let records = made.runs[source]?.records ?? []
      side.runs[run] = RecordedRun.result(run, records.filter { seeds?.contains($0.plan.seed) ?? true })
    }
    return side
  }

  static func lines(_ first: WriteUp, _ second: WriteUp) throws -> [String] {
    try WriteUpDifference(first, second).lines
  }

  @Test func equalSeedsArePaired() throws {
    let lines = try Self.lines(try Self.side("a", ["run": "base"]), try Self.side("b", ["run": "other"]))
    // 10, 12, 14 of twenty against 12, 13, 18: the mean of the differences is 11.67 points.
    #expect(lines[0] == "a → b" && lines[2] == "run")
    #expect(lines[3].hasPrefix("  schedule.constant.rate: 0.05 → 0.0"), "\(lines)")
    let accuracy = lines.first { $0.hasPrefix("  test.accuracy: ") } ?? ""
    #expect(
      accuracy == "  test.accuracy: 60 ± 25 % → 72 ± 40 %; difference +12 points "
        + "(95 % interval −7 to +31), p = 0.118, paired t test over 3 seeds", "\(accuracy)")
    #expect(!lines.contains { $0.hasPrefix("  test.loss") })
  }

  @Test func onlySeedsOfBothArePaired() throws {
    let lines = try Self.lines(
      try Self.side("a", ["run": "base"], seeds: [2, 3]), try Self.side("b", ["run": "other"]))
    #expect(lines.contains("  seeds: 2, 3 → 1, 2, 3"))
    let accuracy = lines.first { $0.hasPrefix("  test.accuracy: ") } ?? ""
    #expect(accuracy.contains("65 ± ") && accuracy.hasSuffix("paired t test over 2 seeds"), "\(accuracy)")
    #expect(accuracy.contains("difference +13 points"), "\(accuracy)")
  }

  @Test func otherSeedsAreNotPaired() throws {
    let lines = try Self.lines(try Self.side("a", ["run": "base"]), try Self.side("b", ["run": "far"]))
    #expect(lines.contains("  seeds: 1, 2, 3 → 4, 5, 6"))
    #expect(lines.contains { $0.hasPrefix("  test.accuracy: ") && $0.hasSuffix("Welch's t test") }, "\(lines)")
  }

  @Test func oneSeedEachIsMcNemars() throws {
    let lines = try Self.lines(
      try Self.side("a", ["run": "base"], seeds: [3]), try Self.side("b", ["run": "other"], seeds: [3]))
    // Fourteen pictures against eighteen, the same ones first: four to none, so p is 2 · 2⁻⁴.
    let accuracy = lines.first { $0.hasPrefix("  test.accuracy: ") } ?? ""
    #expect(
      accuracy
        == "  test.accuracy: 70.00 % → 90.00 %; difference +20.00 points, p = 0.125, exact McNemar test of these "
        + "two networks on 20 pictures", "\(accuracy)")
    // One seed against three with the same one: that pair.
    let mixed = try Self.lines(
      try Self.side("a", ["run": "base"], seeds: [3]), try Self.side("b", ["run": "other"]))
    #expect(mixed.contains(accuracy), "\(mixed)")
  }

  @Test func runsOfOneSideAreNamed() throws {
    let (a, b) = (
      try Self.side("a", ["base": "base", "gone": "base", "away": "base"]),
      try Self.side("b", ["base": "base", "new": "other"])
    )
    let lines = try Self.lines(a, b)
    #expect(
      lines == [
        "a → b", "", "only in a: away, gone", "", "only in b: new", "", "1 run has the same settings and records", "",
        "the prose is not compared: there are no chapters in a, b",
      ])
    #expect(!(try WriteUpDifference(a, b).isEmpty))
    #expect(try WriteUpDifference(a, a).isEmpty)
  }

  @Test func suggestionsAreThoseOfTheReport() throws {
    var (a, b) = (try Self.side("a", ["finder": "finder"]), try Self.side("b", ["finder": "finder"], seeds: [1]))
    a.suggestions["finder"] = ["valley": [0.1, 0.4], "steepest": [0.3]]
    b.suggestions["finder"] = ["valley": [0.3], "steepest": [0.3]]
    let lines = try Self.lines(a, b)
    #expect(lines[3...] == ["  seeds: 1, 2 → 1", "  suggestion.valley: 0.2 (n = 2) → 0.3"] + lines[5...])
  }

  @Test func archivesAndReportsAndRecords() async throws {
    let book = try await ArchivedBook()
    try book.notebook.write([
      "one.md": SmallBook.one.replacing("0.05", with: "0.06"),
      "two.md": SmallBook.two.replacing("The accuracy of both", with: "Both"),
    ])
    _ = try await Built(book.notebook.notebook())
    try await book.archive("second")
    let (first, second) = (try WriteUp("first", in: book.archived), try WriteUp("second", in: book.archived))
    let lines = try WriteUpDifference(first, second).lines
    #expect(lines[0...2] == ["first → second", "", "fixed"] && lines[3].contains("0.05 → 0.06"), "\(lines)")
    #expect(lines.contains("2 runs have the same settings and records"))
    for line in [
      "--- first/chapters/one.md", "+++ second/chapters/one.md", "-schedule: {constant: 0.05}",
      "+schedule: {constant: 0.06}", "--- first/chapters/two.md", "-The accuracy of both, {numref}`sketch`.",
    ] { #expect(lines.contains(line), "\(line)") }
    // The same, whenever it is asked for.
    #expect(try WriteUpDifference(try WriteUp("first", in: book.archived), second).lines == lines)
    let same = try WriteUpDifference(first, first)
    #expect(same.isEmpty)
    #expect(
      same.lines == ["first → first", "", "3 runs have the same settings and records", "", "the chapters are the same"])
    // A report's folder is the archive's without chapters, and its records are themselves a side.
    for path in ["output/quick", "output/quick/records"] {
      let report = try WriteUp(book.notebook.folder.appending(path: path).path, in: book.archived)
      #expect(try WriteUpDifference(second, report).isEmpty)
      #expect(try WriteUpDifference(second, report).lines.last?.hasPrefix("the prose is not compared: ") == true)
    }
  }

  @Test func whatCannotBeComparedIsSaid() async throws {
    let book = try await ArchivedBook.copy()
    let unknown = #expect(throws: ArchiveError.self) { try WriteUp("frist", in: book.archived) }
    #expect(
      unknown?.message == "there is no write-up and no folder 'frist'" && unknown?.hint == "did you mean 'first'?")
    #expect(unknown?.cause == .option)
    let empty = #expect(throws: ArchiveError.self) {
      try WriteUp(book.notebook.folder.appending(path: "output/archive/first/figures").path, in: book.archived)
    }
    #expect(empty?.message.hasSuffix("figures has no records") == true)
    // A link out is no record.
    let record = book.folder.appending(path: "first/records/fixed.json")
    let bytes = try Data(contentsOf: record)
    try book.folder.link("first/records/fixed.json", to: book.notebook.folder.path + "/output/quick/records/fixed.json")
    let link = #expect(throws: ArchiveError.self) { try WriteUp("first", in: book.archived) }
    #expect(link?.message.hasSuffix("it is a symbolic link") == true, "\(link as Any)")
    for damage in [bytes.dropLast(9), Data(), Data([0xFF, 0x0A, 0x00, 0x0A])] {
      try book.folder.overwrite("first/records/fixed.json", Data(damage))
      let error = #expect(throws: ArchiveError.self) { try WriteUp("first", in: book.archived) }
      #expect(error?.cause == .files && error?.message.hasPrefix("the record first/records/fixed.json cannot") == true)
    }
  }

  /// Records whose checksum is right and that do not belong together.
  @Test(arguments: [
    ("\"count\":", "\"count\":9", "it was written by another version of Cyclopedia"),
    ("\"train-loss\":", "\"train-loss\":1e200,\"x\":", "its epochs have numbers that cannot be"),
    ("\"name\":\"fixed\"", "\"name\":\"../fixed\"", "it has no name of a run"),
    ("\"records\":[", "\"records\":[],\"x\":[", "it has 0 records"),
  ])
  func forgedRecordsAreRefused(text: String, forged: String, reason: String) async throws {
    let book = try await ArchivedBook.copy()
    let file = try book.notebook.text("output/archive/first/records/fixed.json")
    let end = try #require(file.firstRange(of: "\",")).upperBound
    let old = "{" + file[end...].dropLast()
    let body = old.replacing(text, with: forged)
    #expect(body != old)
    let digest = SHA256Digest(of: Data(body.utf8))
    try book.folder.overwrite(
      "first/records/fixed.json", Data("{\"digest\":\"\(digest)\",\(body.dropFirst())\n".utf8))
    let error = #expect(throws: ArchiveError.self) { try WriteUp("first", in: book.archived) }
    #expect(error?.message == "the record first/records/fixed.json cannot be used: \(reason)")
  }
}
