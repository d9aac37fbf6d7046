import Files
import Foundation
import Hashing
import SampleFolders
import Testing

@testable import Archiving

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
  func aListLeadsNowhereElse(list: List) throws {
    let sample = try SampleArchive()
    try sample.folder.overwrite("first/SHA256SUMS", list.bytes)
    let found = try sample.findings()
    #expect(found.contains(list.finding), "\(found.prefix(4))")
    // As a list of write-ups it is refused, and nothing is built on it.
    try sample.folder.overwrite("SHA256SUMS", list.bytes)
    #expect(!(try sample.findings().isEmpty))
    #expect(throws: ArchiveError.self) { try sample.archive.entries() }
    let before = try sample.contents
    #expect(throws: ArchiveError.self) { try sample.add("second") }
    #expect(try sample.contents == before)
  }

  @Test func linksAreNotFollowed() throws {
    let sample = try SampleArchive()
    let outside = sample.root.appending(path: "outside")
    try FileManager.default.copyItem(at: sample.folder.appending(path: "first"), to: outside)
    // The same bytes, but through a link: a file, a folder, the write-up.
    for path in ["first/report.html", "first/archive.json", "first/SHA256SUMS", "first/records", "first"] {
      let name = path == "first" ? "" : "/" + path.dropFirst("first/".count)
      try sample.folder.link(path, to: outside.path + name)
      let found = try sample.findings()
      let says = path == "first/records" ? "extra; recorded nothing, found no plain file" : "it is a symbolic link"
      #expect(found.contains { $0.hasPrefix("\(path): ") && $0.contains(says) }, "\(path): \(found)")
      #expect(path == "first/report.html" || path == "first/records" || sample.isUnusable, "\(path)")
      try FileManager.default.removeItem(at: sample.folder.appending(path: "first"))
      try FileManager.default.copyItem(at: outside, to: sample.folder.appending(path: "first"))
    }
    #expect(try sample.findings() == [])
  }

  @Test func theFolderItselfIsNoLink() throws {
    let sample = try SampleArchive()
    let outside = sample.root.appending(path: "outside")
    try FileManager.default.moveItem(at: sample.folder, to: outside)
    try sample.folder.link("", to: outside.path)
    let before = try FileManager.default.subpathsOfDirectory(atPath: outside.path)
    for error in [
      #expect(throws: ArchiveError.self) { try sample.findings() },
      #expect(throws: ArchiveError.self) { try sample.archive.entries() },
      #expect(throws: ArchiveError.self) { try sample.add("second") },
    ] { #expect(error?.message.hasSuffix("it is no folder, or a symbolic link") == true) }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: outside.path) == before)
  }

  @Test func whatIsReplacedIsNeverWrittenThrough() throws {
    let sample = try SampleArchive()
    let secret = sample.root.appending(path: "secret").path
    try Data("mine".utf8).write(to: URL(filePath: secret))
    let process = ProcessInfo.processInfo.processIdentifier
    for name in [".second.\(process)", ".index.html.\(process)", ".SHA256SUMS.\(process)"] {
      try sample.folder.link(name, to: secret)
    }
    try sample.add("second")
    #expect(try String(contentsOfFile: secret, encoding: .utf8) == "mine")
    #expect(try sample.findings() == [])
    for name in ["index.html", "SHA256SUMS"] {
      let bytes = try sample.bytes(name)
      try sample.folder.link(name, to: secret)
      #expect(throws: ArchiveError.self) { try sample.add("third") }
      #expect(try String(contentsOfFile: secret, encoding: .utf8) == "mine" && !sample.exists("third"))
      try sample.folder.overwrite(name, bytes)
    }
  }

  @Test func pipesAndOddNamesAreNamed() throws {
    let sample = try SampleArchive()
    let first = sample.folder.path + "/first/"
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
    let found = try sample.findings()
    #expect(found.count == 5, "\(found)")
    #expect(found.contains("first/pipe: extra; recorded nothing, found no plain file"))
    #expect(found.contains { $0.hasPrefix("first/report.pdf: it is no plain file; recorded ") })
    #expect(found.contains { $0.hasPrefix("first/a\u{FFFD}: extra") })
    #expect(found.contains { $0.hasPrefix("first/a\\u{1B}]0;x\\u{7}: extra") })
    // Nothing of it can move the cursor.
    #expect(!found.joined().unicodeScalars.contains { $0.value < 32 })
  }

  @Test func folderInFolderInFolder() throws {
    let sample = try SampleArchive()
    let deep = sample.folder.appending(path: "first/" + Array(repeating: "d", count: 40).joined(separator: "/"))
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    #expect(
      try sample.findings().contains { $0.hasPrefix("first: it has more than 50000 files, or folders in one another") })
  }

  /// In an archive whose digests are all right.
  @Test func metadataThatMeansHarmIsListed() throws {
    let sample = try SampleArchive()
    try sample.forge("first") { metadata in
      metadata.title = "\u{1B}[2J\u{202E}title"
      metadata.profile = "\u{7}"
      metadata.note = "\u{1B}[2Jnote"
      metadata.created = "yesterday\n"
      metadata.results = (0..<50).map { .init(run: "<b>\($0)", measure: "\u{1B}]0;x\u{7}", value: "\u{0}") }
      metadata.parameters = [String(repeating: "x", count: 100_000)]
    }
    let listed = ArchiveListing.lines(try sample.archive.entries())
    #expect(listed.count == 2 + ArchiveMetadata.mostResults)
    #expect(!listed.joined().unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    #expect(listed.allSatisfy { $0.count < 500 })
    #expect(try sample.findings() == [])
  }

  @Test(arguments: ["", "{", "[]", "null", "{\"name\":\"first\"}", String(repeating: "[", count: 100_000)])
  func metadataThatIsNoneIsSaid(text: String) throws {
    let sample = try SampleArchive()
    try sample.replace("first", metadata: Data(text.utf8))
    let lines = ArchiveListing.lines(try sample.archive.entries())
    #expect(
      lines == [
        "first  –  –  cannot be read: its archive.json cannot be understood; see 'cyclopedia archive verify first'"
      ])
  }
}

extension SampleArchive {
  /// Whether the only write-up cannot be listed.
  fileprivate var isUnusable: Bool {
    guard let entries = try? archive.entries(), entries.count == 1 else { return false }
    return (try? entries[0].metadata.get()) == nil
  }

  fileprivate func forge(_ name: String, _ change: (inout ArchiveMetadata) -> Void) throws {
    var metadata = try archive.entries()[0].metadata.get()
    change(&metadata)
    try replace(name, metadata: try metadata.fileBytes())
  }

  /// Other metadata, with digests that fit.
  fileprivate func replace(_ name: String, metadata: Data) throws {
    try folder.overwrite("\(name)/archive.json", metadata)
    var own = ChecksumList(reading: try bytes("\(name)/SHA256SUMS"))
    own.digests[RelativePath("archive.json")] = SHA256Digest(of: metadata).description
    try folder.overwrite("\(name)/SHA256SUMS", own.fileBytes)
    var all = ChecksumList(reading: try bytes("SHA256SUMS"))
    all.digests[Archive.sums(of: name)] = SHA256Digest(of: own.fileBytes).description
    try folder.overwrite("SHA256SUMS", all.fileBytes)
  }
}
