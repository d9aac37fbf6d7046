import Foundation
import Testing

@testable import Notebook
@testable import cyclopedia

/// What `new` makes.
@Suite struct BookTemplateTests {
  /// The same book with fewer pictures.
  private static func notebook(_ template: BookTemplate) throws -> TestNotebook {
    let notebook = try TestNotebook([:])
    for (path, bytes) in try template.files(title: "It's \"new\": a book") {
      guard let text = String(data: bytes, encoding: .utf8) else {
        try notebook.write(bytes, to: path)
        continue
      }
      let small = text.replacing("train: 1000, test: 500", with: "train: 64, test: 20").replacing(
        "batch: 50", with: "batch: 32"
      ).replacing("epochs: 20", with: "epochs: 2")
      try notebook.write(Data(small.utf8), to: path)
    }
    return notebook
  }

  @Test(arguments: BookTemplate.all.map(\.name)) func aTemplateBuildsAtOnce(name: String) async throws {
    let template = try #require(BookTemplate.all.first { $0.name == name })
    let notebook = try Self.notebook(template)
    let (book, _) = try notebook.notebook().check()
    #expect(book.warnings.map(\.description) == [] && book.title == "It's \"new\": a book")
    // Only the smaller data has something to say.
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [] && built.isWritten && !built.trained.isEmpty)
    #expect(!(try notebook.text("output/quick/report.html")).contains("[no value"))
  }

  @Test func aFolderIsMadeOnceAndNeverOverwritten() async throws {
    let notebook = try TestNotebook([:])
    try FileManager.default.createDirectory(at: notebook.folder, withIntermediateDirectories: true)
    let made = try await Program.run(["new", "mine", "--template", "paper"], in: notebook.folder)
    #expect(made.code == 0 && made.errors.hasPrefix("next: cd mine && cyclopedia build"))
    #expect(notebook.exists("mine/chapters/book.yml") && notebook.exists("mine/chapters/results.md"))
    let again = try await Program.run(["new", "mine"], in: notebook.folder)
    #expect(again.code == 2 && again.errors.contains("mine is there and not empty"))
    #expect(!notebook.exists("mine/chapters/first.md"))
    let other = try await Program.run(["new", "x", "--template", "papr"], in: notebook.folder)
    #expect(other.code == 2 && other.errors.contains("did you mean 'paper'?"))
    let none = try await Program.run(["build"], in: notebook.folder)
    #expect(none.code == 2 && none.errors.contains("'cyclopedia new NAME' makes a book that builds at once"))
  }

  @Test(arguments: [
    ("my-book", "my-book"), ("été", "été"), ("my book", "'my book'"), ("it's", #"'it'\''s'"#), ("-x", "./-x"),
    ("$(rm x)", "'$(rm x)'"), ("a/b", "a/b"), ("~x", "'~x'"),
  ]) func aShellTakesTheNameForOneWord(name: String, word: String) { #expect(NewCommand.quoted(name) == word) }

  @Test(arguments: [("", "the folder has no name"), ("a\nb", "control characters"), ("file", "file is a file")])
  func whatCannotBeAFolderIsTold(name: String, message: String) async throws {
    let notebook = try TestNotebook([:])
    try notebook.write(Data(), to: "file")
    let made = try await Program.run(["new", "--", name], in: notebook.folder)
    #expect(made.code == 2 && made.errors.contains(message), "\(made.errors)")
  }
}
