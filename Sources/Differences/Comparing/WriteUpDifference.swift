/// What is different between two write-ups, as values: text and page are made of them.
package struct WriteUpDifference {
  let first: WriteUp
  let second: WriteUp
  /// Runs that both have and that differ, by name.
  let runs: [RunComparison]
  /// Names of runs that do not.
  let sameRuns: [String]
  let onlyFirst: [String]
  let onlySecond: [String]
  /// nil where a side has no chapters.
  let chapters: [ChapterDifference]?

  /// Whether nothing is; drawings are not looked at.
  package var isEmpty: Bool {
    runs.isEmpty && onlyFirst.isEmpty && onlySecond.isEmpty && chapters?.isEmpty != false
  }

  package init(_ first: WriteUp, _ second: WriteUp) throws {
    (self.first, self.second) = (first, second)
    let both = try first.runs.keys.sorted().compactMap { try RunComparison($0, first, second) }
    runs = both.filter { !$0.isEmpty }
    sameRuns = both.filter(\.isEmpty).map(\.name)
    onlyFirst = first.runs.keys.filter { second.runs[$0] == nil }.sorted()
    onlySecond = second.runs.keys.filter { first.runs[$0] == nil }.sorted()
    if let old = first.chapters, let new = second.chapters {
      chapters = ChapterDifference.all(old, new)
    } else {
      chapters = nil
    }
  }
}
