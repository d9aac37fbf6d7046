import Foundation
import Testing

/// Symbolic links that came with a stranger's book, in the place of what is written.
@Suite struct PathArgumentTests {
  private static func link(_ name: String, to target: String, in notebook: TestNotebook) throws {
    try FileManager.default.createSymbolicLink(
      atPath: notebook.folder.appending(path: name).path, withDestinationPath: target)
  }

  @Test(arguments: [("output", "--output"), (".cyclopedia", "--store")], ["there", "absent"])
  func nothingIsWrittenThroughALink(place: (name: String, option: String), target: String) async throws {
    let (notebook, other) = (try TestNotebook(SmallBook.files), try TestNotebook(["there/mine.txt": "mine"]))
    let there = other.folder.appending(path: "chapters/\(target)").path
    try Self.link(place.name, to: there, in: notebook)
    let leads = target == "there" ? there : "where nothing is"
    for arguments in [["build"], ["plan"], ["embed", "a.md"], ["archive", "create", "a"]] {
      let ended = try await Program.run(arguments, in: notebook.folder)
      #expect(
        ended.errors == """
          error: \(place.name) leads elsewhere by a symbolic link, to \(leads), which is not followed
            hint: the link may have come with the book; if that place is meant, name it with \(place.option)

          """)
      #expect(ended.code == 3 && ended.output.isEmpty)
    }
    #expect(try other.files(in: "chapters") == ["there/mine.txt": Data("mine".utf8)])
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: notebook.folder.path)) == ["chapters", place.name])
  }

  /// What stands in the report's folder goes with the next build: that may not be the user's own, here neither.
  @Test(arguments: [".", "mine"]) func aLinkWithinTheFolderIsNotFollowedEither(target: String) async throws {
    let notebook = try TestNotebook(SmallBook.files)
    for path in ["quick/notes.txt", "mine/quick/notes.txt"] { try notebook.write(Data("mine".utf8), to: path) }
    try Self.link("output", to: target, in: notebook)
    let ended = try await Program.run([], in: notebook.folder)
    #expect(ended.code == 3 && ended.errors.contains("output leads elsewhere by a symbolic link, to "))
    for path in ["quick/notes.txt", "mine/quick/notes.txt"] { #expect(notebook.exists(path)) }
  }

  /// Nothing of another book of the reader's is shown.
  @Test func chaptersThatLieElsewhereAreNotRead() async throws {
    let (notebook, other) = (try TestNotebook([:]), try TestNotebook(SmallBook.files))
    try FileManager.default.createDirectory(at: notebook.folder, withIntermediateDirectories: true)
    let there = other.folder.appending(path: "chapters").path
    try Self.link("chapters", to: there, in: notebook)
    let ended = try await Program.run([], in: notebook.folder)
    #expect(ended.code == 3 && ended.errors.contains("if that place is meant, name it with --chapters\n"))
    #expect(!notebook.exists("output"))
    #expect(try await Program.run(["plan", "--chapters", there], in: notebook.folder).code == 0)
  }

  @Test func whatIsNamedIsMeant() async throws {
    let (notebook, other) = (try TestNotebook(SmallBook.files), try TestNotebook(["there/mine.txt": "mine"]))
    let there = other.folder.appending(path: "chapters/there").path
    try Self.link("output", to: there, in: notebook)
    let ended = try await Program.run(["--output", there], in: notebook.folder)
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(other.exists("chapters/there/quick/report.html") && other.exists("chapters/there/mine.txt"))
  }
}
