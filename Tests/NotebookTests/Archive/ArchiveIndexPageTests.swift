import Archiving
import Foundation
import SampleArchives
import Testing

@testable import Notebook

/// The page of all write-ups.
@Suite struct ArchiveIndexPageTests {
  static let entries: [Archive.Entry] = [
    .sample("newer", "2026-02-03T04:05:06Z", [.init(run: "fixed", measure: "test accuracy", value: "80.65 ± 1.93 %")]),
    .sample("old", "2026-01-02T03:04:05Z"),
    .broken,
  ]

  @Test func thePageHasThemAll() throws {
    let page = try ArchiveIndexPage.text(Self.entries)
    let places = ["newer/report.html", "Title of newer", "80.65 ± 1.93 %", "old/report.pdf", "It cannot be shown"]
      .map { page.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(!page.contains("broken/report.html"))
    #expect(page.contains("prefers-color-scheme:dark") && page.contains("font/otf;base64,"))
    #expect(try ArchiveIndexPage.text(Self.entries) == page)
  }

  /// Metadata may come from a stranger.
  @Test func metadataPutsNoScriptIntoThePage() throws {
    let results = (0..<50).map { number in
      ArchiveMetadata.MainResult(run: "<b>\(number)", measure: "'\"><svg/onload=alert(5)>", value: "\u{0}")
    }
    let metadata = ArchiveMetadata(
      name: "first", title: "</title><script>alert(1)</script>\u{202E}<img src=x onerror=alert(2)>",
      created: "2026-01-02T03:04:05Z", newest: "2026-13-40<script>", profile: "\"><script>alert(3)</script>",
      parameters: [String(repeating: "x", count: 100_000)], note: "<a href=\"javascript:alert(4)\">{{{style}}}</a>",
      results: results)
    let page = try ArchiveIndexPage.text([Archive.Entry(name: "first", digest: "d", metadata: .success(metadata))])
    let body = page[(page.range(of: "<body>")?.upperBound ?? page.startIndex)...]
    for text in ["<script", "<img", "<svg", "<b>", "javascript:alert(4)\"", "<a href=\"javascript"] {
      #expect(!body.contains(text), "\(text)")
    }
    #expect(body.contains("&lt;script&gt;alert(3)&lt;/script&gt;") && body.contains("{{{style}}}"))
    #expect(page.contains("default-src &#39;none&#39;;") && !page.contains("http://") && !page.contains("https://"))
    #expect(body.utf8.count < 20_000)
  }
}
