import Archiving
import Foundation
import Hashing
import Testing

@testable import Notebook

/// What is archived, and what is refused.
@Suite struct ArchiveCreateTests {
  @Test func theReportIsKeptWithItsChapters() async throws {
    let two =
      SmallBook.two
      + "\n```{include} parts/./more.md\n```\n\n```{figure} pictures/tiny.png\n:alt: Tiny.\n\nTiny.\n```\n"
    let book = try await ArchivedBook(name: nil)
    try book.notebook.write(["two.md": two, "parts/more.md": "More.\n", "unused.md": "# Unused\n"])
    try book.notebook.write(Data(base64Encoded: TinyPicture.png) ?? Data(), to: "chapters/pictures/tiny.png")
    _ = try await Built(book.notebook.notebook())
    try await book.archive("first", note: "A line.")
    let files = try book.notebook.files(in: "output/archive/first")
    let more: Set = ["chapters/parts/more.md", "chapters/pictures/tiny.png"]
    #expect(Set(files.keys) == SmallBook.output.union(ArchivedBook.own).union(more))
    // The report's files are its own, byte for byte, and so are the chapters'.
    for (name, bytes) in try book.notebook.files(in: "output/quick") { #expect(files[name] == bytes, "\(name)") }
    for name in files.keys where name.hasPrefix("chapters/") { #expect(try files[name] == book.notebook.bytes(name)) }
    let metadata = try JSONDecoder().decode(ArchiveMetadata.self, from: files["archive.json"] ?? Data())
    #expect(metadata.title == "A small book" && metadata.profile == "quick" && metadata.note == "A line.")
    #expect(metadata.created == "2026-09-21T14:13:20Z" && metadata.date == "2026-09-21 14:13")
    #expect(metadata.results.map(\.run) == ["fixed", "onecycle"])
    #expect(metadata.results[1].value.hasSuffix("(n = 2)"), "\(metadata.results)")
    #expect(try book.findings() == [])
  }

  @Test func theListIsThatOfCoreutils() async throws {
    let book = try await ArchivedBook.copy()
    let files = try book.notebook.files(in: "output/archive/first")
    let expected = files.filter { $0.key != "SHA256SUMS" }.sorted {
      Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8))
    }
    .map { "\(SHA256Digest(of: $0.value))  \($0.key)\n" }.joined()
    #expect(String(decoding: files["SHA256SUMS"] ?? Data(), as: UTF8.self) == expected)
    let index = try book.notebook.bytes("output/archive/index.html")
    #expect(
      try book.notebook.text("output/archive/SHA256SUMS")
        == "\(SHA256Digest(of: Data(expected.utf8)))  first/SHA256SUMS\n\(SHA256Digest(of: index))  index.html\n")
  }

  @Test func filesAreReadOnly() async throws {
    let book = try await ArchivedBook.copy()
    for name in try book.notebook.files(in: "output/archive/first").keys {
      let about = try FileManager.default.attributesOfItem(atPath: book.folder.path + "/first/\(name)")
      #expect(about[.posixPermissions] as? Int == 0o444, "\(name)")
    }
  }

  @Test func anArchiveStaysWhileTheReportGoesOn() async throws {
    let book = try await ArchivedBook()
    let old = try book.notebook.files(in: "output/archive/first")
    try book.notebook.write(["two.md": SmallBook.two + "\nMore.\n"])
    _ = try await Built(book.notebook.notebook())
    try await book.archive("second")
    #expect(try book.notebook.files(in: "output/archive/first") == old)
    #expect(try book.findings() == [])
    let again = await #expect(throws: ArchiveError.self) { try await book.archive("first") }
    #expect(again?.message.hasPrefix("there is a write-up 'first' already: ") == true)
    #expect(again?.cause == .option)
    #expect(try book.notebook.files(in: "output/archive/first") == old)
  }

  @Test(arguments: [
    "", ".", "..", "../first", "/tmp/first", "a/b", "First", "a b", "a\0b", "-a", "ä", "index.html", "a\n",
    String(repeating: "a", count: 61),
  ])
  func aNameIsAPlainWord(name: String) async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let error = await #expect(throws: ArchiveError.self) { try await notebook.notebook().archive(as: name) }
    #expect(error?.message.hasSuffix("' is no name for a write-up") == true && error?.hint == ArchiveName.hint)
    #expect(error?.cause == .option && !notebook.exists("output"))
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var change: @Sendable (TestNotebook) throws -> Void
    var message: String
    var hint: String
    var testDescription: String { message }
  }

  @Test(arguments: [
    Refusal(
      change: { try $0.write(["two.md": SmallBook.two + "\nMore.\n"]) },
      message: "quick is stale: chapters, records, parameters or the program changed after it",
      hint: "run 'cyclopedia build' and look at it, then archive it"),
    Refusal(
      change: { try $0.write(["one.md": SmallBook.one.replacing("0.05", with: "0.06")]) },
      message: "quick is incomplete: fixed has no record", hint: "run 'cyclopedia build', which makes what is missing"),
    Refusal(
      change: { try $0.write(["one.md": SmallBook.one.replacing("steps: 10", with: "steps: 12")]) },
      message: "quick is incomplete: finder has no record", hint: "run 'cyclopedia build', which makes what is missing"),
    Refusal(
      change: { try $0.remove("output/quick/figures/sketch.svg") },
      message: "was changed after it was built: figures/sketch.svg: it is not there",
      hint: "run 'cyclopedia build', which writes it again"),
    Refusal(
      change: { try $0.write(Data("x".utf8), to: "output/quick/report.pdf") },
      message: "was changed after it was built: report.pdf is not as it was written",
      hint: "run 'cyclopedia build', which writes it again"),
    Refusal(
      change: { notebook in
        let text = try notebook.text("output/quick/manifest.json")
        let outside = text.replacing("\"report.pdf\"", with: "\"../../chapters/book.yml\"")
        try notebook.write(Data(outside.utf8), to: "output/quick/manifest.json")
      }, message: "was changed after it was built: its manifest names '../../chapters/book.yml'",
      hint: "run 'cyclopedia build', which writes it again"),
    Refusal(
      change: { try $0.remove("output/quick") }, message: "there is no report in ", hint: "run 'cyclopedia build' first"
    ),
  ])
  func whatIsNotTheReportIsRefused(refusal: Refusal) async throws {
    let book = try await ArchivedBook(name: nil)
    try refusal.change(book.notebook)
    let error = await #expect(throws: ArchiveError.self) { try await book.archive("first") }
    #expect(error?.message.contains(refusal.message) == true, "\(error?.message ?? "")")
    #expect(error?.hint == refusal.hint)
    #expect(!book.notebook.exists("output/archive"))
  }

  @Test func aReportWithAFailureIsRefused() async throws {
    let one = SmallBook.one.replacing(
      "schedule: {constant: 0.05}", with: "schedule: {constant: 0.05}\nexpect: diverges")
    let book = try await ArchivedBook(SmallBook.files.merging(["one.md": one]) { $1 }, name: nil)
    let error = await #expect(throws: ArchiveError.self) { try await book.archive("first") }
    #expect(error?.cause == .outdated)
    #expect(
      error?.message.contains("one.md:17:1: fixed was expected to diverge and did not") == true, "\(error as Any)")
  }

  @Test func mistakesInChaptersComeFirst() async throws {
    let book = try await ArchivedBook(name: nil)
    try book.notebook.write(["two.md": SmallBook.two + "\n{value}`nobody.steps`\n"])
    await #expect(throws: AuthorMistakes.self) { try await book.archive("first") }
  }
}
