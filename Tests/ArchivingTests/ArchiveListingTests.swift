import SampleArchives
import Testing

@testable import Archiving

/// Lists of write-ups as text.
@Suite struct ArchiveListingTests {
  static let entries: [Archive.Entry] = [
    .sample("old", "2026-01-02T03:04:05Z"),
    .sample(
      "newer", "2026-02-03T04:05:06Z",
      [
        .init(run: "fixed", measure: "test accuracy", value: "80.65 ± 1.93 % (n = 3)"),
        .init(run: "one", measure: "test accuracy", value: "diverged at step 3"),
      ], note: "with three seeds"),
    .broken,
  ]

  @Test func textIsAligned() {
    #expect(
      ArchiveListing.lines(Self.entries.sortedByDate) == [
        "newer   2026-02-03 04:05  quick  Title of newer",
        "  with three seeds",
        "  fixed  test accuracy  80.65 ± 1.93 % (n = 3)",
        "  one    test accuracy  diverged at step 3",
        "old     2026-01-02 03:04  quick  Title of old",
        "broken  –                 –      cannot be read: it is not there; see 'cyclopedia archive verify broken'",
      ])
    #expect(ArchiveListing.lines([]) == [])
  }
}
