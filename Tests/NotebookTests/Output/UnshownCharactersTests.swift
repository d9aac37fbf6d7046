import Foundation
import Settings
import Testing

@testable import Notebook

/// Characters that no font has are named, and once.
@Suite struct UnshownCharactersTests {
  private func warnings(_ notebook: TestNotebook) async throws -> [Diagnostic] {
    try await Built(notebook.notebook()).warnings
  }

  @Test func aBuildNamesThemWithTheirPlaceEachTime() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Signs", "a.md": "# A\n\nPlain é.\n\nThen \u{10F123}, \u{10F124} and \u{10F123}.\n",
    ])
    for _ in 0..<2 {
      let warning = try #require(try await warnings(notebook).first)
      #expect(warning.message == "no font here has U+10F123, U+10F124: the PDF and figures show boxes")
      #expect(warning.location.file.hasSuffix("/chapters/a.md"))
      #expect((warning.location.line, warning.location.column) == (5, 6))
      #expect(warning.hint == "no font can have them; write others")
    }
  }

  @Test func tenAreNamedAndTheRestCounted() async throws {
    let signs = String(String.UnicodeScalarView((0..<14).compactMap { Unicode.Scalar(0x10F200 + $0) }))
    let notebook = try TestNotebook(["book.yml": "title: Signs", "a.md": "# A\n\n\(signs)\n"])
    let warning = try #require(try await warnings(notebook).first)
    #expect(warning.message.contains("U+10F209 and 4 more:") && !warning.message.contains("U+10F20A"))
  }

  @Test func oneThatIsWrittenAsAReferenceIsNamedWithTheFolder() async throws {
    let notebook = try TestNotebook(["book.yml": "title: Signs", "a.md": "# A\n\n&#x10F123;\n"])
    #expect(try await warnings(notebook).first?.location.file.hasSuffix("/chapters") ?? false)
  }

  @Test func aBookOfProseIsMadeFromNoRecords() async throws {
    let notebook = try TestNotebook(["book.yml": "title: Prose", "a.md": "# A\n\nWords.\n"])
    #expect(try await warnings(notebook).isEmpty)
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("<p>Made by Cyclopedia.</p>") && !page.contains("0 records"))
  }
}
