import Foundation
import Testing

@testable import Notebook

/// The files that `embed` reads and writes.
@Suite struct PageTests {
  private static let place = "<!-- cyclopedia value fixed.steps --><!-- /cyclopedia -->"
  private static let filled = "<!-- cyclopedia value fixed.steps -->2<!-- /cyclopedia -->"

  private func built() async throws -> TestNotebook {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    return notebook
  }

  private func link(_ name: String, to target: String, in notebook: TestNotebook) throws {
    let place = notebook.folder.appending(path: name).path
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
  }

  /// A folder and a file of somebody else, and what is not there.
  @Test(arguments: [
    ("docs", "there", "docs/page.md"), ("page.md", "there/page.md", "page.md"),
    ("page.md", "there/page.md", "./page.md"),
    ("page.md", "there/gone.md", "page.md"),
  ])
  func nothingIsReadOrWrittenThroughALinkOutOfTheFolder(name: String, target: String, path: String) async throws {
    let (notebook, other) = (try await built(), try TestNotebook(["there/page.md": Self.place]))
    let there = other.folder.appending(path: "chapters/\(target)").path
    try link(name, to: there, in: notebook)
    let isThere = FileManager.default.fileExists(atPath: there)
    let page = other.folder.appending(path: "chapters/there/page.md").path
    let advice = isThere ? "if that file is meant, name \(page)" : "remove it, or name another file"
    for arguments in [["embed", path], ["embed", "--check", path]] {
      let ended = try await Program.run(arguments, in: notebook.folder)
      #expect(ended.code == 3)
      #expect(
        ended.errors == """
          error: \(path) leads elsewhere by a symbolic link, to \(isThere ? there : "where nothing is"), \
          which is not followed
            hint: the link may have come with the book; \(advice)

          """)
    }
    #expect(try other.files(in: "chapters") == ["there/page.md": Data(Self.place.utf8)])
  }

  @Test func whatIsNamedIsMeant() async throws {
    let (notebook, other) = (try await built(), try TestNotebook(["page.md": Self.place, "to.md": Self.place]))
    let there = other.folder.appending(path: "chapters/page.md").path
    #expect(try await Program.run(["embed", there], in: notebook.folder).code == 0)
    #expect(try other.text("chapters/page.md") == Self.filled)
    // By a link that the user names, and by a way up.
    try other.write(Data(Self.place.utf8), to: "chapters/page.md")
    try link("page.md", to: there, in: notebook)
    let up = "../\(notebook.folder.lastPathComponent)/page.md"
    #expect(try await Program.run(["embed", up], in: notebook.folder).code == 0)
    #expect(try other.text("chapters/page.md") == Self.filled)
  }

  @Test(arguments: [("README.md", "docs/README.md", "README.md"), ("pages", "docs", "pages/README.md")])
  func aLinkThatStaysInTheFolderIsFollowedAndKept(name: String, target: String, path: String) async throws {
    let notebook = try await built()
    let place = "<!-- cyclopedia figure sketch --><!-- /cyclopedia -->"
    try notebook.write(Data(place.utf8), to: "docs/README.md")
    try link(name, to: target, in: notebook)
    #expect(try await Program.run(["embed", path], in: notebook.folder).code == 0)
    let link = notebook.folder.appending(path: name).path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try notebook.text("docs/README.md").contains("src=\"../output/quick/figures/sketch.svg\""))
    #expect(try await Program.run(["embed", "--check", "docs/README.md"], in: notebook.folder).code == 0)
  }

  @Test(arguments: [0o600, 0o664, 0o755]) func rightsAreKept(rights: Int) async throws {
    let notebook = try await built()
    try notebook.write(Data(Self.place.utf8), to: "~page.md")
    let page = notebook.folder.appending(path: "~page.md").path
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: page)
    #expect(try await Program.run(["embed", "~page.md"], in: notebook.folder).code == 0)
    #expect(try notebook.text("~page.md") == Self.filled)
    #expect(try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions] as? Int == rights)
  }

  /// A byte order mark, line ends, and letters of which texts have others that are equal.
  @Test func bytesOutsideOfTheMarksStay() async throws {
    let notebook = try await built()
    let outside = ["\u{FEFF}# T\r\n\r\n", "\r\n e\u{301} \u{E9} \u{2126}\r\n", "\n\u{FEFF}\r\n"]
    try notebook.write(Data(outside.joined(separator: Self.place).utf8), to: "page.md")
    #expect(try await Program.run(["embed", "page.md"], in: notebook.folder).code == 0)
    #expect(try notebook.bytes("page.md") == Data(outside.joined(separator: Self.filled).utf8))
  }

  @Test func whatIsNoPageIsSaid() async throws {
    let notebook = try await built()
    let pipe = notebook.folder.appending(path: "pipe.md").path
    #expect(mkfifo(pipe, 0o644) == 0)
    try notebook.write(Data(Self.place.utf8) + Data([0xFF]), to: "latin.md")
    try notebook.write(Data(count: 1 << 24), to: "large.md")
    #expect(try await Program.run(["embed", "large.md"], in: notebook.folder).code == 0)
    try notebook.write(Data(count: 1 << 24 + 1), to: "large.md")
    let long = String(repeating: "x", count: 251) + ".md"
    try notebook.write(Data(Self.place.utf8), to: long)
    for (path, message, hint) in [
      ("gone.md", "is not there", "paths are relative to the current folder"),
      ("chapters", "is no file: a folder stands there", "name a Markdown file"),
      ("pipe.md", "is no file: a pipe, device or socket stands there", "name a Markdown file"),
      ("/dev/zero", "is no file: a pipe, device or socket stands there", "name a Markdown file"),
      ("latin.md", "is no UTF-8 text", "save it as UTF-8"),
      ("large.md", "is larger than 16 MiB", "make several files of it"),
      (
        long, "cannot be written: File name too long",
        "it is as it was; make room or give rights, then run the same command"
      ),
    ] {
      let ended = try await Program.run(["embed", path], in: notebook.folder)
      #expect(ended.errors == "error: \(path) \(message)\n  hint: \(hint)\n")
      #expect(ended.code == 3)
    }
  }
}
