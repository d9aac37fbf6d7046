import Foundation
import Settings
import Testing

@testable import Manuscript
@testable import Notebook

/// Bytes become text in one way, whatever wrote them.
@Suite struct TextFileTests {
  @Test(arguments: [
    ("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\nb\n"), ("\u{FEFF}a", "a"), ("\u{FEFF}a\r\n\rb", "a\n\nb"), ("", ""),
    ("a\u{FEFF}b\u{85}", "a\u{FEFF}b\u{85}"),
  ])
  func marksAndLineEndsAreTakenAway(_ written: String, _ text: String) {
    let diagnostics = Diagnostics()
    let found = UTF8Text.decode(Array(written.utf8), at: Settings.SourceLocation(file: "a"), diagnostics: diagnostics)
    #expect(found.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars) && !diagnostics.hasErrors)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xE9, 0x63], 2, 2, "byte 3 of the file (0xE9) is not UTF-8"),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xC3], 1, 2, "byte 4 of the file (0xC3) is not UTF-8"),
      ([0xFF, 0xFE, 0x61, 0x00], 1, 1, "this is UTF-16 text"),
    ] as [([UInt8], Int, Int, String)])
  func otherEncodingsAreNamed(_ bytes: [UInt8], _ line: Int, _ column: Int, _ message: String) throws {
    let diagnostics = Diagnostics()
    #expect(UTF8Text.decode(bytes, at: Settings.SourceLocation(file: "a"), diagnostics: diagnostics) == nil)
    let found = try #require(diagnostics.sorted.first)
    #expect(found.message == message && found.hint == "save the file as UTF-8 text")
    #expect(found.location == Settings.SourceLocation(file: "a", line: line, column: column))
  }

  /// The same book from a checkout with other line ends and marks is the same report.
  @Test func aWindowsCheckoutIsTheSameBook() async throws {
    let chapter = """
      ---
      title: First
      ---

      Text with a note.[^1]  
      And a line.

      ```{reported} theirs
      source: Ada
      epochs: log.csv
      ```

      | a | b |
      |---|---|
      | 1 | 2 |

      :::{note} Title
      In a box.
      :::

      ```python
      code()
      ```

      [^1]: The note.
      """
    let files = [
      "book.yml": "title: Book\nabstract: |\n  One.\n\n  Two.\nchapters: [a.md]\n", "a.md": chapter,
      "log.csv": "epoch,test.accuracy\n1,0.5\n2,0.6\n",
    ]
    func page(_ change: (String) -> String) async throws -> String {
      let notebook = try TestNotebook(files.mapValues(change))
      let built = try await Built(notebook.notebook())
      #expect(built.problems == [] && built.warnings.isEmpty)
      return try notebook.text("output/quick/report.html")
    }
    let plain = try await page { $0 }
    #expect(try await page { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") } == plain)
    #expect(try await page { $0.replacing("\n", with: "\r") } == plain)
  }
}
