import Foundation
import Settings
import Testing

@testable import Manuscript
@testable import Notebook

/// Paths are from the file in which they stand, and lead nowhere else.
@Suite struct PathTests {
  @Test(arguments: [
    ("x.png", "chapters/part/b.md", "part/x.png"), ("../x.png", "chapters/part/b.md", "x.png"),
    ("./img/./x.png", "chapters/a.md", "img/x.png"), ("../../x.png", "chapters/part/b.md", nil),
    ("../x.png", "chapters/a.md", nil), ("/etc/passwd", "chapters/a.md", nil), ("~/x", "chapters/a.md", nil),
    ("a\\b", "chapters/a.md", nil), ("a\0b", "chapters/a.md", nil), ("", "chapters/a.md", nil),
    ("..", "chapters/part/b.md", nil), ("p/../../part/x", "chapters/part/b.md", "part/x"),
  ])
  func pathsAreFromTheFile(_ written: String, _ file: String, _ expected: String?) {
    #expect(FilePaths(root: "chapters").resolved(written, in: file) == expected)
  }

  /// What is not beside the file may be meant from the notebook's folder.
  @Test func theNotebooksFolderIsLookedInNext() {
    let files: Set<String> = ["img/x.png", "part/img/y.png", "img/y.png"]
    let paths = FilePaths(root: "chapters") { files.contains($0) }
    #expect(paths.resolved("img/x.png", in: "chapters/part/b.md") == "img/x.png")
    #expect(paths.resolved("img/y.png", in: "chapters/part/b.md") == "part/img/y.png")
    #expect(paths.resolved("img/z.png", in: "chapters/part/b.md") == "part/img/z.png")
  }

  @Test func everyKindOfFileIsFoundBesideItsText() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [./part/b.md]\n",
      "part/b.md": """
      # B

      ![dot](img/dot.png) and ![root](../root.png)

      ```{figure} img/dot.png
      :alt: A dot.

      A dot.
      ```

      ```{include} ../shared/c.md
      ```

      ```{reported} theirs
      source: Ada
      epochs: log.csv
      ```
      """,
      "shared/c.md": "![near](near.png)\n\n```{include} d.md\n```\n", "shared/d.md": "DEEPEST\n",
      "part/log.csv": "epoch,test.accuracy\n1,0.5\n",
    ])
    for path in ["part/img/dot.png", "root.png", "shared/near.png"] {
      try notebook.write(TinyPicture.bytes, to: "chapters/\(path)")
    }
    let built = try await Built(notebook.notebook())
    let page = try notebook.text("output/quick/report.html")
    #expect(built.problems.isEmpty && page.contains("DEEPEST") && page.matches(of: /<img src="data:/).count == 4)
  }

  /// A name is found in whichever scalars its letters are written.
  @Test func namesThatLookTheSameAreEqual() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [a.md]\n", "a.md": "# A\n\n![dot](%C3%BCber.png) ![dot](u\u{308}ber.png)\n",
    ])
    try notebook.write(TinyPicture.bytes, to: "chapters/u\u{308}ber.png")
    _ = try await Built(notebook.notebook())
    #expect(try notebook.text("output/quick/report.html").matches(of: /<img src="data:/).count == 2)
  }

  @Test func chaptersComeInNaturalOrder() throws {
    let names = ["1.md", "10.md", "2.md", "02b.md", "b2.md", "b10.md", "a.md"]
    let notebook = try TestNotebook(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "# \($0)\n") }).merging(["book.yml": "title: Book\n"]) { $1 })
    let titles = try notebook.notebook().check().book.chapters.map(\.title)
    #expect(titles == ["1.md", "2.md", "02b.md", "10.md", "a.md", "b2.md", "b10.md"])
  }
}
