import Files
import Foundation
import Hashing
import Testing

@testable import Notebook

/// Archives of strangers: nothing is followed, nothing is written outside, nothing ends the program.
@Suite struct HostileArchiveTests {
  struct List: Sendable, CustomTestStringConvertible {
    var bytes: Data
    var finding: String
    var testDescription: String { finding }

    init(_ text: String, _ finding: String) { (bytes, self.finding) = (Data(text.utf8), finding) }
    init(_ bytes: [UInt8], _ finding: String) { (self.bytes, self.finding) = (Data(bytes), finding) }
  }

  static let zeros = String(repeating: "0", count: 64)
  static let noPath = "does not stay in its folder, or is no text"

  @Test(arguments: [
    List("\(zeros)  ../secret\n", "first/SHA256SUMS:1: the path '../secret' \(noPath)"),
    List("\(zeros)  figures/../../secret\n", "first/SHA256SUMS:1: the path 'figures/../../secret' \(noPath)"),
    List("\(zeros)  /etc/passwd\n", "first/SHA256SUMS:1: the path '/etc/passwd' \(noPath)"),
    List("\(zeros)  a//b\n", "first/SHA256SUMS:1: the path 'a//b' \(noPath)"),
    List("\(zeros)  ./a\n", "first/SHA256SUMS:1: the path './a' \(noPath)"),
    List("\(zeros)  a\0b\n", "first/SHA256SUMS:1: the path 'a\\u{0}b' \(noPath)"),
    List("\(zeros)  a\u{1B}[31m\n", "first/SHA256SUMS:1: the path 'a\\u{1B}[31m' \(noPath)"),
    List(Array("\(zeros)  a".utf8) + [0xFF, 0x0A], "first/SHA256SUMS:1: the path 'a\u{FFFD}' \(noPath)"),
    List("\(zeros) *a\n", "first/SHA256SUMS:1: it is not a SHA-256 in lower case, two blanks and a path"),
    List("\\\(zeros)  a\n", "first/SHA256SUMS:1: it is not a SHA-256 in lower case, two blanks and a path"),
    List("\(zeros)  \n", "first/SHA256SUMS:1: it is not a SHA-256 in lower case, two blanks and a path"),
    List("\(zeros)  b\n\(zeros)  a\n", "first/SHA256SUMS:2: the lines are not in order"),
    List("\(zeros)  a\n\(zeros)  a\n", "first/SHA256SUMS:2: the lines are not in order"),
    List("\(zeros)  a", "first/SHA256SUMS:1: it is cut off"),
    List(
      "\(zeros)  \(String(repeating: "a", count: 1_000_000))\n",
      "first/SHA256SUMS:1: the path '\(String(repeating: "a", count: 400))…' \(noPath)"),
    List(
      String(repeating: "x\n", count: 60_000), "first/SHA256SUMS:1: there are more than 50000 lines"),
    List(String(repeating: "\n", count: 17 << 20), "first/SHA256SUMS: it is larger than 16 MiB"),
  ])
  func aListLeadsNowhereElse(list: List) async throws {
    let book = try await ArchivedBook.copy()
    try book.overwrite("first/SHA256SUMS", list.bytes)
    let found = try book.findings()
    #expect(found.contains(list.finding), "\(found.prefix(4))")
    // As a list of write-ups it is refused, and nothing is built on it.
    try book.overwrite("SHA256SUMS", list.bytes)
    #expect(!(try book.findings().isEmpty))
    #expect(throws: ArchiveError.self) { try book.shelf.entries() }
    let before = try book.notebook.files(in: "output")
    #expect(throws: ArchiveError.self) { try book.add("second") }
    #expect(try book.notebook.files(in: "output") == before)
  }

  @Test func linksAreNotFollowed() async throws {
    let book = try await ArchivedBook.copy()
    let outside = book.notebook.folder.appending(path: "outside")
    try FileManager.default.copyItem(at: book.folder.appending(path: "first"), to: outside)
    // The same bytes, but through a link: a file, a folder, the write-up.
    for path in ["first/report.html", "first/archive.json", "first/SHA256SUMS", "first/records", "first"] {
      let name = path == "first" ? "" : "/" + path.dropFirst("first/".count)
      try book.link(path, to: outside.path + name)
      let found = try book.findings()
      let says = path == "first/records" ? "extra; recorded nothing, found no plain file" : "it is a symbolic link"
      #expect(found.contains { $0.hasPrefix("\(path): ") && $0.contains(says) }, "\(path): \(found)")
      #expect(path == "first/report.html" || path == "first/records" || book.isUnusable, "\(path)")
      try FileManager.default.removeItem(at: book.folder.appending(path: "first"))
      try FileManager.default.copyItem(at: outside, to: book.folder.appending(path: "first"))
    }
    #expect(try book.findings() == [])
  }

  @Test func theFolderItselfIsNoLink() async throws {
    let book = try await ArchivedBook.copy()
    let outside = book.notebook.folder.appending(path: "outside")
    try FileManager.default.moveItem(at: book.folder, to: outside)
    try book.link("", to: outside.path)
    let before = try book.notebook.files(in: "outside")
    for error in [
      #expect(throws: ArchiveError.self) { try book.findings() },
      #expect(throws: ArchiveError.self) { try book.shelf.entries() },
      #expect(throws: ArchiveError.self) { try book.add("second") },
    ] { #expect(error?.message.hasSuffix("it is no folder, or a symbolic link") == true) }
    #expect(try book.notebook.files(in: "outside") == before)
  }

  @Test func whatIsReplacedIsNeverWrittenThrough() async throws {
    let book = try await ArchivedBook.copy()
    try book.notebook.write(Data("mine".utf8), to: "secret")
    let secret = book.notebook.folder.appending(path: "secret").path
    let process = ProcessInfo.processInfo.processIdentifier
    for name in [".second.\(process)", ".index.html.\(process)", ".SHA256SUMS.\(process)"] {
      try book.link(name, to: secret)
    }
    try book.add("second")
    #expect(try book.notebook.text("secret") == "mine")
    #expect(try book.findings() == [])
    for name in ["index.html", "SHA256SUMS"] {
      let bytes = try book.notebook.bytes("output/archive/\(name)")
      try book.link(name, to: secret)
      #expect(throws: ArchiveError.self) { try book.add("third") }
      #expect(try book.notebook.text("secret") == "mine" && !book.notebook.exists("output/archive/third"))
      try book.overwrite(name, bytes)
    }
  }

  @Test func pipesAndOddNamesAreNamed() async throws {
    let book = try await ArchivedBook.copy()
    let first = book.folder.path + "/first/"
    #expect(mkfifo(first + "pipe", 0o644) == 0)
    try FileManager.default.removeItem(atPath: first + "report.pdf")
    #expect(mkfifo(first + "report.pdf", 0o644) == 0)
    for name in [[0x61, 0xFF], Array("a\u{1B}]0;x\u{7}".utf8), Array("e\u{301}".utf8)] {
      let file = open(
        Array(first.utf8).map { CChar(bitPattern: $0) } + name.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY,
        0o644)
      #expect(file >= 0)
      close(file)
    }
    let found = try book.findings()
    #expect(found.count == 5, "\(found)")
    #expect(found.contains("first/pipe: extra; recorded nothing, found no plain file"))
    #expect(found.contains { $0.hasPrefix("first/report.pdf: it is no plain file; recorded ") })
    #expect(found.contains { $0.hasPrefix("first/a\u{FFFD}: extra") })
    #expect(found.contains { $0.hasPrefix("first/a\\u{1B}]0;x\\u{7}: extra") })
    // Nothing of it can move the cursor.
    #expect(!found.joined().unicodeScalars.contains { $0.value < 32 })
  }

  @Test func folderInFolderInFolder() async throws {
    let book = try await ArchivedBook.copy()
    let deep = book.folder.appending(path: "first/" + Array(repeating: "d", count: 40).joined(separator: "/"))
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    #expect(
      try book.findings().contains { $0.hasPrefix("first: it has more than 50000 files, or folders in one another") })
  }

  /// A card that means harm, in an archive whose digests are all right.
  @Test func aCardPutsNoScriptIntoTheIndex() async throws {
    let book = try await ArchivedBook(
      SmallBook.files.merging([
        "book.yml": SmallBook.settings.replacing(
          "title: A small book", with: "title: '</title><script>alert(1)</script>\u{202E}<img src=x onerror=alert(2)>'")
      ]) { $1 })
    try book.forge("first") { card in
      card.profile = "\"><script>alert(3)</script>"
      card.note = "<a href=\"javascript:alert(4)\">{{{style}}}</a>"
      card.newest = "2026-13-40<script>"
      card.results = (0..<50).map { .init(run: "<b>\($0)", measure: "'\"><svg/onload=alert(5)>", value: "\u{0}") }
      card.parameters = [String(repeating: "x", count: 100_000)]
    }
    try book.add("second")
    let page = try book.notebook.text("output/archive/index.html")
    let body = page[(page.range(of: "<body>")?.upperBound ?? page.startIndex)...]
    for text in ["<script", "<img", "<svg", "<b>", "javascript:alert(4)\"", "<a href=\"javascript"] {
      #expect(!body.contains(text), "\(text)")
    }
    #expect(body.contains("&lt;script&gt;alert(3)&lt;/script&gt;") && body.contains("{{{style}}}"))
    #expect(page.contains("default-src &#39;none&#39;;") && !page.contains("http://") && !page.contains("https://"))
    #expect(body.utf8.count < 20_000)
    let listed = ArchiveListing.lines(try book.shelf.entries())
    #expect(!listed.joined().unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    #expect(listed.allSatisfy { $0.count < 500 })
  }

  @Test(arguments: ["", "{", "[]", "null", "{\"name\":\"first\"}", String(repeating: "[", count: 100_000)])
  func aCardThatIsNoneIsSaid(text: String) async throws {
    let book = try await ArchivedBook.copy()
    try book.replace("first", card: Data(text.utf8))
    let lines = ArchiveListing.lines(try book.shelf.entries())
    #expect(
      lines == [
        "first  –  –  cannot be read: its archive.json cannot be understood; see 'cyclopedia archive verify first'"
      ])
    try book.add("second")
    #expect(
      try book.notebook.text("output/archive/index.html").contains("It cannot be shown: its archive.json cannot be"))
  }
}

extension ArchivedBook {
  /// Whether the only write-up cannot be listed.
  fileprivate var isUnusable: Bool {
    guard let entries = try? shelf.entries(), entries.count == 1 else { return false }
    return (try? entries[0].card.get()) == nil
  }

  fileprivate func forge(_ name: String, _ change: (inout ArchiveCard) -> Void) throws {
    var card = try shelf.entries()[0].card.get()
    change(&card)
    try replace(name, card: try card.fileBytes())
  }

  /// Another card, with digests that fit.
  fileprivate func replace(_ name: String, card: Data) throws {
    try overwrite("\(name)/archive.json", card)
    var own = ChecksumList(reading: try notebook.bytes("output/archive/\(name)/SHA256SUMS"))
    own.digests[RelativePath("archive.json")] = SHA256Digest(of: card).description
    try overwrite("\(name)/SHA256SUMS", own.fileBytes)
    var all = ChecksumList(reading: try notebook.bytes("output/archive/SHA256SUMS"))
    all.digests[ArchiveShelf.sums(of: name)] = SHA256Digest(of: own.fileBytes).description
    try overwrite("SHA256SUMS", all.fileBytes)
  }
}
