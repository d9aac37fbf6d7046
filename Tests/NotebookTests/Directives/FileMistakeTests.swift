import Foundation
import Testing

/// Files that chapters name and that are not there, not what they should be, or not to be read.
@Suite struct FileMistakeTests {
  static let mistakes: [Mistake] = [
    Mistake(
      "👉```{include} prat.md\n```\n", "there is no file 'prat.md'", hint: "did you mean 'part.md'?",
      files: ["part.md": "Text.\n"]),
    Mistake(
      "👉```{include} nothing-like-it.md\n```\n", "there is no file 'nothing-like-it.md'",
      hint: "create it, or correct its name"),
    Mistake(
      "👉```{include} ../x.md\n```\n", "the path '../x.md' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    Mistake(
      "👉```{include} /etc/hostname\n```\n", "the path '/etc/hostname' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    Mistake(
      "👉```{include} sub\n```\n", "'sub' is a folder, not a file", hint: "put a file in its place, or correct its name",
      files: ["sub/a.txt": "x"]),
    Mistake(
      "👉```{figure} network.png\n```\n", "there is no file 'network.png'", hint: "create it, or correct its name"),
    Mistake(
      "👉```{figure} ../x.png\n```\n", "the path '../x.png' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    Mistake(
      "![a picture](👉missing.png)\n", "there is no file 'missing.png'", hint: "create it, or correct its name"),
  ]

  @Test(arguments: mistakes) func filesAreInTheFolder(mistake: Mistake) throws { try expect(mistake) }

  @Test func aPictureIsAPicture() throws {
    let notebook = try TestNotebook(plain: [
      "a.md": "# A\n\n```{figure} text.png\n:alt: a text\n```\n", "text.png": "no picture",
    ])
    let found = notebook.mistakes()
    #expect(found.map(\.location.description) == ["a.md:3:1"])
    #expect(found.first?.message.hasPrefix("text.png, byte 0: ") == true, "\(found)")
    #expect(found.first?.hint == "pictures are PNG or JPEG files")
  }

  @Test(arguments: ["a.md", "./a.md"]) func aChapterDoesNotIncludeItself(name: String) throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [a.md]", "a.md": "# A\n\n```{recipe} r\n```\n\n```{include} \(name)\n```\n",
    ])
    #expect(notebook.mistakes().map(\.description) == ["a.md:6:1: error: a.md includes a.md: this never ends"])
  }

  @Test func includesThatNeverEndAreNamed() throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [a.md]", "a.md": "# A\n\n```{include} b.md\n```\n",
      "b.md": "```{include} c.md\n```\n", "c.md": "Text.\n\n```{include} b.md\n```\n",
    ])
    #expect(
      notebook.mistakes().map(\.description) == [
        "c.md:3:1: error: a.md includes b.md includes c.md includes b.md: this never ends"
      ])
  }

  @Test func mistakesInIncludedTextStandThere() throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [a.md]", "a.md": "# A\n\n```{include} b.md\n```\n",
      "b.md": "Text {param}`x`.\n\n```{nonsense}\n```\n",
    ])
    let found = notebook.mistakes().map { "\($0.location) \($0.message)" }
    #expect(found == ["b.md:1:6 the book has no parameter 'x'", "b.md:3:1 there is no directive {nonsense}"])
  }
}
