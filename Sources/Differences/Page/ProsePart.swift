import Files
import Plotting
import Publishing

/// The chapters of a page of differences: lines that differ with their words marked, the others folded.
struct ProsePart {
  private var budget = WordDifference.Budget()
  /// Lines that the page may still have, and bytes in them.
  private var (lines, bytes) = (100_000, 16 << 20)

  init() {}

  mutating func part(_ difference: WriteUpDifference) -> DifferencePage.Part<DifferencePage.Chapter> {
    guard let chapters = difference.chapters else {
      let without = [("A", difference.first), ("B", difference.second)].filter { $0.1.chapters == nil }.map(\.0)
      return DifferencePage.Part([
        "The prose is not compared: there are no chapters in \(NumberText.list(without)). An archived write-up has its own."
      ])
    }
    guard !chapters.isEmpty else { return DifferencePage.Part(["The chapters are the same."]) }
    let all = Set((difference.first.chapters ?? [:]).keys).union((difference.second.chapters ?? [:]).keys).count
    let same = all - chapters.count
    var sentences = ["Lines of A begin with −, those of B with +."]
    if same > 0 {
      sentences.append("\(NumberText.count(same, "file")) of the chapters \(same == 1 ? "is" : "are") the same.")
    }
    return DifferencePage.Part(sentences, chapters.map { chapter($0) })
  }

  private mutating func chapter(_ chapter: ChapterDifference) -> DifferencePage.Chapter {
    let path = "\(chapter.path)"
    switch chapter.content {
    case .bytes(let before, let after):
      return DifferencePage.Chapter(path: path, note: "Not compared line by line. A: \(before); B: \(after).")
    case .lines(let difference):
      let size = difference.steps.reduce(0) { $0 + $1.line.bytes.count }
      guard difference.steps.count <= lines, size <= bytes else {
        return DifferencePage.Chapter(
          path: path, note: "It differs, and is not shown, since it is too long for this page, or with those before it."
        )
      }
      (lines, bytes) = (lines - difference.steps.count, bytes - size)
      let note: String? =
        switch chapter.isThere {
        case (true, true): nil
        case (true, false): "Only A has this file."
        default: "Only B has this file."
        }
      return DifferencePage.Chapter(path: path, note: note, passages: passages(difference))
    }
  }

  private mutating func passages(_ difference: LineDifference) -> [DifferencePage.Passage] {
    var passages: [DifferencePage.Passage] = []
    var place = 0
    for hunk in difference.hunks {
      passages += unchanged(difference.steps[place..<hunk.lowerBound])
      passages.append(changed(difference.steps[hunk]))
      place = hunk.upperBound
    }
    return passages + unchanged(difference.steps[place...])
  }

  /// A single line takes no more room than what would stand for it.
  private func unchanged(_ steps: ArraySlice<LineDifference.Step>) -> [DifferencePage.Passage] {
    steps.isEmpty ? [] : [.init(steps.map { .init(.both, [($0.line.text, false)]) }, isFolded: steps.count > 1)]
  }

  private mutating func changed(_ steps: ArraySlice<LineDifference.Step>) -> DifferencePage.Passage {
    var lines: [DifferencePage.Line] = []
    var rest = steps
    while let first = rest.first {
      if first.edit == .same {
        lines.append(.init(.both, [(first.line.text, false)]))
        rest = rest.dropFirst()
        continue
      }
      let changed = rest.prefix { $0.edit != .same }
      rest = rest.dropFirst(changed.count)
      let (old, new) = (changed.filter { $0.edit == .removed }, changed.filter { $0.edit == .added })
      let words = WordDifference(old.map(\.line.text), new.map(\.line.text), &budget)
      lines += zip(old, words.old).flatMap { Self.lines(.first, $0, $1) }
      lines += zip(new, words.new).flatMap { Self.lines(.second, $0, $1) }
    }
    return .init(lines)
  }

  private static func lines(
    _ side: DifferencePage.Line.Side, _ step: LineDifference.Step, _ pieces: [WordDifference.Piece]
  ) -> [DifferencePage.Line] {
    let line = DifferencePage.Line(side, pieces.map { ($0.text, $0.isMarked) })
    return step.line.isEnded ? [line] : [line, .init(side, [("(no line feed at the end)", false)])]
  }
}
