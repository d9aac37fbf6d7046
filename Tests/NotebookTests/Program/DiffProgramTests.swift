import Foundation
import Testing

@testable import Notebook

/// `diff --html` as a program, and how it ends.
@Suite struct DiffProgramTests {
  static func run(_ arguments: String, _ book: ArchivedBook) async throws -> Program.Ended {
    try await Program.run(arguments.split(separator: " ").map(String.init), in: book.notebook.folder)
  }

  @Test func pagesAreWrittenOnceAndAgain() async throws {
    let book = try await ArchivedBook.copy()
    let written = try await Self.run("diff first output/quick --html out/diff.html --check", book)
    #expect(written.code == 0 && written.output == "out/diff.html\n" && written.errors == "", "\(written)")
    let page = try book.notebook.text("out/diff.html")
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    #expect(
      page.contains("default-src &#39;none&#39;") && !page.contains("<script") && !page.contains("http-equiv=\"refresh")
    )
    #expect(try await Self.run("diff first output/quick --html out/diff.html", book).code == 0)
    #expect(try book.notebook.text("out/diff.html") == page)
    #expect(try book.notebook.files(in: "out").count == 1)
  }

  @Test func otherFilesAndPlacesStay() async throws {
    let book = try await ArchivedBook.copy()
    try book.notebook.write(Data("mine".utf8), to: "mine.html")
    let kept = try await Self.run("diff first first --html mine.html", book)
    #expect(
      kept.code == 2
        && kept.errors == """
          error: mine.html is there already, and is no page of 'diff'; nothing was written
            hint: name another file with --html, or replace that one with --force

          """,
      "\(kept.errors)")
    #expect(try book.notebook.text("mine.html") == "mine")
    for place in ["output/archive/first/report.html", "output/archive/index.html", "output/quick/diff.html"] {
      let ended = try await Self.run("diff first output/quick --force --html \(place)", book)
      #expect(ended.code == 2 && ended.errors.contains("which stay as they are"), "\(place): \(ended.errors)")
    }
    #expect(!book.notebook.exists("output/quick/diff.html"))
    #expect(try book.findings() == [])
    #expect(try await Self.run("diff first first --force --html mine.html", book).code == 0)
    #expect(try book.notebook.text("mine.html").hasPrefix("<!doctype html>"))
    #expect(try await Self.run("diff first first --force", book).code == 2)
    #expect(try await Self.run("diff first absent --html new.html", book).code == 2)
    #expect(!book.notebook.exists("new.html"))
  }

  @Test func linksOutAreNotFollowed() async throws {
    let book = try await ArchivedBook.copy()
    let away = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: away, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: away) }
    try FileManager.default.createSymbolicLink(
      at: book.notebook.folder.appending(path: "out"), withDestinationURL: away)
    let ended = try await Self.run("diff first first --html out/diff.html", book)
    #expect(ended.code == 3 && ended.errors.contains("leads elsewhere by a symbolic link"), "\(ended.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: away.path) == [])
  }

  @Test func damageIsSaidAndEndsWithOne() async throws {
    let book = try await ArchivedBook.copy()
    try book.folder.overwrite("first/records/fixed.json", Data("{".utf8))
    #expect(try await Self.run("diff first output/quick", book).code == 3)
    let ended = try await Self.run("diff first output/quick --html diff.html", book)
    #expect(ended.code == 1 && ended.output == "diff.html\n")
    #expect(ended.errors.contains("warning: the record first/records/fixed.json cannot be used: "), "\(ended.errors)")
    #expect(try book.notebook.text("diff.html").contains("Only in</th>"))
  }
}
