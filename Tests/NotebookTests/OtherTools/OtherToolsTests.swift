import Drawing
import Foundation
import Plotting
import Settings
import Testing

@testable import Notebook

/// Documents as other tools have them, put into a book as they are.
@Suite struct OtherToolsTests {
  struct Document: CustomTestStringConvertible, Sendable {
    var name: String
    /// `12:1 error: there is no directive {important}`, of the document as it is.
    var said: [String]
    /// What the mistakes' hints say to write, for the text as it is.
    var mended: [(String, String)] = []

    var testDescription: String { name }
  }

  static let documents = [
    Document(
      name: "readme", said: ["7:9 error: there is no file 'docs/guide.md'"],
      mended: [("(docs/guide.md)", "(https://example.org/guide)")]),
    Document(
      name: "myst",
      said: [
        "4:1 warning: the front matter's 'date' is passed over",
        "5:1 warning: the front matter's 'authors' is passed over",
        "12:1 warning: this line is a comment, and is not shown, though the text goes on right below it",
        "23:1 error: there is no directive {important}",
        "27:1 error: there is no directive {admonition}", "31:1 error: there is no directive {list-table}",
        "38:1 warning: this is a break between cells for MyST, and stands in the text as it is written",
        "40:1 warning: cells of code are not run here: this one is shown as text",
        "44:10 error: there is no role {cite}", "44:33 error: there is no role {doc}",
        "46:1 error: there is no directive {toctree}",
      ],
      mended: [
        ("```{important}\n", "```{note}\n"), ("```{admonition} ", "```{note} "),
        (
          "```{list-table} Heights\n* - Port\n  - Metres\n* - Brest\n  - 6.1\n```",
          "| Port | Metres |\n|---|---|\n| Brest | 6.1 |"
        ), ("+++\n", ""), ("{cite}`darwin1898`", "Darwin"), ("{doc}`other`", "others"),
        ("```{toctree}\nintro\n```", ""),
      ]),
    Document(
      name: "quarto",
      said: [
        "3:1 warning: the front matter's 'format' is passed over",
        "6:1 warning: the front matter's 'execute' is passed over",
        "10:10 warning: these are attributes for another tool, and stand in the text as they are written",
        "12:18 warning: this is a reference for Quarto, and stands in the text as it is written",
        "12:73 warning: this is a citation for Pandoc, and stands in the text as it is written",
        "14:1 error: '{.callout-note}' is not a directive",
        "19:1 error: '{.callout-warning collapse=\"true\"}' is not a directive",
        "23:1 error: '{.columns}' is not a directive",
        "29:1 warning: cells of code are not run here: this one is shown as text",
        "43:1 warning: this is a command for another tool, and stands in the text as it is written",
        "47:14 warning: code in a sentence is not run here, and stands in the text as it is written",
      ],
      mended: [
        ("::: {.callout-note}", "::: {note}"), ("::: {.callout-warning collapse=\"true\"}", "::: {warning}"),
        (":::: {.columns}\n::: {.column width=\"50%\"}\nLeft column text.\n:::\n::::", "Left column text."),
      ]),
    Document(
      name: "jupytext",
      said: [
        "2:1 warning: the front matter's 'jupyter' is passed over",
        "19:1 warning: what stands behind this fence's language is for another tool, and is not shown",
        "33:1 warning: cells of code are not run here: this one is shown as text",
        "38:1 warning: this line begins with %, which makes a comment of it, and is not shown",
      ]),
    Document(
      name: "windows",
      said: [
        "3:34 error: the path 'pictures\\pump.png' has backslashes",
        "5:10 error: the path 'pictures\\pump.png' has backslashes",
        "7:18 error: the path 'docs\\manual.md' has backslashes",
      ],
      mended: [("(pictures\\pump.png)", "(pictures/pump.png)"), ("(docs\\manual.md)", "(https://example.org/manual)")]),
    Document(
      name: "rmarkdown",
      said: [
        "3:1 warning: the front matter's 'author' is passed over",
        "4:1 warning: the front matter's 'date' is passed over",
        "5:1 warning: the front matter's 'output' is passed over",
        "8:1 warning: cells of code are not run here: this one is shown as text",
        "14:12 warning: code in a sentence is not run here, and stands in the text as it is written",
        "24:32 warning: this is TeX, and stands in the text as it is written",
      ]),
    Document(
      name: "arabic", said: []),
    Document(
      name: "hebrew", said: []),
    Document(
      name: "chinese", said: []),
    Document(
      name: "emoji", said: []),
  ]

  /// The document with the pictures that it names.
  private static func notebook(_ name: String, mended: [(String, String)] = []) throws -> TestNotebook {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Documents/\(name).md")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in mended {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    // The repository holds one kind of line ends.
    if name == "windows" { text = "\u{FEFF}" + text.replacing("\n", with: "\r\n") }
    let notebook = try TestNotebook(["book.yml": "title: Other\nchapters: [\(name).md]\n", "\(name).md": text])
    let raster = Raster(width: 40, height: 16, pixels: (0..<1920).map { UInt8(truncatingIfNeeded: $0 / 7) })
    for path in ["badges/build", "badges/coverage", "badges/license", "pictures/pump"] {
      try notebook.write(Data(try PNGImage.write(raster)), to: "chapters/\(path).png")
    }
    return notebook
  }

  private static func line(_ found: Diagnostic) -> String {
    let message = found.message.replacing(/'\/[^']*\/chapters\//, with: "'")
    return "\(found.location.line):\(found.location.column) \(found.severity.rawValue): \(message)"
  }

  @Test(arguments: documents) func everyMessageHasItsPlaceAndSaysWhatToWrite(_ document: Document) async throws {
    let notebook = try Self.notebook(document.name)
    var found: [Diagnostic] = []
    do throws(AuthorMistakes) { found = try notebook.notebook().check().book.warnings } catch { found = error.found }
    #expect(found.map(Self.line) == document.said)
    for one in found {
      #expect(one.location.file.hasSuffix("\(document.name).md"))
      #expect(one.hint != nil && one.hint?.hasPrefix("known names") == false, "\(one)")
    }
  }

  @Test(arguments: documents) func everyWordIsInTheReport(_ document: Document) async throws {
    let notebook = try Self.notebook(document.name, mended: document.mended)
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    let page = Self.shown(try notebook.text("output/quick/report.html"))
    let words = Self.words(of: try notebook.text("chapters/\(document.name).md"))
    #expect(words.count > 15)
    let lost = words.filter { !page.contains($0) }
    #expect(lost == [], "\(document.name)")
    #expect(try notebook.bytes("output/quick/report.pdf").count > 2000)
  }

  /// The text between a page's tags.
  private static func shown(_ page: String) -> String {
    var text = page.replacing(/<(style|script|head)[\s\S]*?<\/(style|script|head)>/, with: "")
    text += page.matches(of: /alt="([^"]*)"/).map { " \($0.1)" }.joined()
    text = text.replacing(/<[^>]*>/, with: "").replacing("\u{AD}", with: "")
    for (entity, letter) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
      text = text.replacing(entity, with: letter)
    }
    return text
  }

  /// The words of a document's prose and code, without what is for its tool and not for readers.
  private static func words(of document: String) -> [String] {
    var text = document.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
    text = text.replacing(/^---\n[\s\S]*?\n---\n/, with: "").replacing(/<!--[\s\S]*?-->/, with: "")
    text = text.replacing(/\]\([^)\n]*\)/, with: "]")
      .replacing(/(?m)^ *(```|:::).*$/, with: "")
    text = text.replacing(/(?m)^ *\d+\.(?= )/, with: "")
    text = text.replacing(/\{[a-z]+\}`[^`]*`/, with: "").replacing(/\[\^[^\]]*\]:?/, with: "")
    text = text.replacing(/(?m)^%.*$/, with: "").replacing(/(?m)^\([a-z]+\)=$/, with: "")
    text = text.replacing(/(?m)^\|[:|\- ]+\|$/, with: "").replacing("[!WARNING]", with: "").replacing(
      /\$[^$\n]*\$/, with: "")
    return text.split {
      !($0.isLetter || $0.isNumber || $0.unicodeScalars.contains { $0.properties.isEmojiPresentation })
    }
    .map(String.init)
  }
}
