import Foundation
import Testing

@testable import Notebook

/// Headings and labels of what shows nothing: links lead there all the same, in HTML and in the PDF.
@Suite struct EmptyHeadingTests {
  private static func files(_ text: String) throws -> [String: Data] {
    let place = try TestNotebook(plain: ["a.md": "# Base\n\n\(text)\n"])
    return try withExtendedLifetime(place) {
      let (book, parameters) = try place.notebook().check()
      return try place.notebook().draft(book, parameters).files
    }
  }

  @Test(arguments: [
    "## **[](#base)**", "(x)=\n## [](#x)\n\n[back](#x)", "## <!-- nothing -->\n\n[back](#section)",
    "(x)=\n- \n\n[back](#x)", "[to](#x)\n\n(x)=\n## [](#x)", "> ## *[](#base)*\n\n# Last\n\n##",
  ])
  func theyAreLedTo(text: String) throws {
    let files = try Self.files(text)
    #expect(files["report.pdf"] != nil && files["report.html"] != nil)
  }

  @Test func linksWithinMarksTakeTheTitleOfTheirPlace() throws {
    let files = try Self.files("**[](#base)** *[](#base)* ~~[](#base)~~ [](#base)")
    let page = String(decoding: files["report.html"] ?? Data(), as: UTF8.self)
    for tag in ["strong", "em", "del"] {
      #expect(page.contains(try Regex("<\(tag)><a href=\"#base\">[^<]*Base[^<]*</a></\(tag)>")), "\(tag)")
    }
  }
}
