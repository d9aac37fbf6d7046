import Foundation
import Testing

/// Symbolic links that came with a stranger's book, in the place of what is written.
@Suite struct WrittenPlaceTests {
  private static func link(_ name: String, to target: String, in notebook: TestNotebook) throws {
    try FileManager.default.createSymbolicLink(
      atPath: notebook.folder.appending(path: name).path, withDestinationPath: target)
  }

  @Test(arguments: [("output", "--output"), (".cyclopedia", "--store")], ["there", "absent"])
  func nothingIsWrittenThroughALinkOutOfTheFolder(place: (name: String, option: String), target: String) async throws {
    let (notebook, other) = (try TestNotebook(SmallBook.files), try TestNotebook(["there/mine.txt": "mine"]))
    let there = other.folder.appending(path: "chapters/\(target)").path
    try Self.link(place.name, to: there, in: notebook)
    let leads = target == "there" ? there : "where nothing is"
    for arguments in [["build"], ["plan"], ["embed", "a.md"], ["archive", "create", "a"]] {
      let ended = try await Program.run(arguments, in: notebook.folder)
      #expect(
        ended.errors == """
          error: \(place.name) leads out of this folder by a symbolic link, to \(leads); nothing is written there
            hint: the link may have come with the book; if that place is meant, name it with \(place.option)

          """)
      #expect(ended.code == 3 && ended.output.isEmpty)
    }
    #expect(try other.files(in: "chapters") == ["there/mine.txt": Data("mine".utf8)])
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: notebook.folder.path)) == ["chapters", place.name])
  }

  @Test func aLinkThatStaysInTheFolderIsFollowed() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    try FileManager.default.createDirectory(
      at: notebook.folder.appending(path: "disk/reports"), withIntermediateDirectories: true)
    try Self.link("output", to: "disk/reports", in: notebook)
    #expect(try await Program.run([], in: notebook.folder).code == 0)
    #expect(notebook.exists("disk/reports/quick/report.html"))
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
