import Foundation
import Testing

@testable import Notebook

/// Lists of write-ups as text and as a page.
@Suite struct ArchiveListTests {
  static func entry(_ name: String, _ created: String, _ results: [ArchiveCard.MainResult] = []) -> ArchiveShelf.Entry {
    ArchiveShelf.Entry(
      name: name, digest: "d",
      card: .success(
        ArchiveCard(
          name: name, title: "Title of \(name)", created: created, newest: "2026-11-01T00:00:00Z", profile: "quick",
          parameters: [], note: nil, results: results)))
  }

  static let entries = [
    entry("old", "2026-01-02T03:04:05Z"),
    entry(
      "newer", "2026-02-03T04:05:06Z",
      [
        .init(run: "fixed", measure: "test accuracy", value: "80.65 ± 1.93 % (n = 3)"),
        .init(run: "one", measure: "test accuracy", value: "diverged at step 3"),
      ]),
    ArchiveShelf.Entry(name: "broken", digest: "d", card: .failure(.init(description: "it is not there"))),
  ]

  @Test func textIsAligned() {
    #expect(
      ArchiveListing.lines(Self.entries.sortedByDate) == [
        "newer   2026-02-03 04:05  quick  Title of newer",
        "  fixed  test accuracy  80.65 ± 1.93 % (n = 3)",
        "  one    test accuracy  diverged at step 3",
        "old     2026-01-02 03:04  quick  Title of old",
        "broken  –                 –      cannot be read: it is not there; see 'cyclopedia archive verify broken'",
      ])
    #expect(ArchiveListing.lines([]) == [])
  }

  @Test func thePageHasThemAll() throws {
    let page = try ArchiveIndexPage.text(Self.entries.sortedByDate)
    let places = ["newer/report.html", "Title of newer", "80.65 ± 1.93 %", "old/report.pdf", "It cannot be shown"]
      .map { page.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(!page.contains("broken/report.html"))
    #expect(page.contains("prefers-color-scheme:dark") && page.contains("font/otf;base64,"))
    #expect(try ArchiveIndexPage.text(Self.entries.sortedByDate) == page)
  }
}
