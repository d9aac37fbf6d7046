import Archiving
import Foundation
import Hashing
import SampleFolders
import Testing

@testable import Differences
@testable import Notebook

/// Settings, results and prose of write-ups that were built and archived.
@Suite struct ArchivedDifferenceTests {
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
