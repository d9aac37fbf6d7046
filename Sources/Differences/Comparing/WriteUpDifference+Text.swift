import Files

extension WriteUpDifference {
  /// For terminals and files: the same write-ups, the same text.
  package var lines: [String] {
    var lines = ["\(first.name) → \(second.name)"]
    for run in runs { lines += ["", run.name] + run.lines.map { "  \($0)" } }
    for (side, only) in [(first, onlyFirst), (second, onlySecond)] where !only.isEmpty {
      lines += ["", "only in \(side.name): \(only.joined(separator: ", "))"]
    }
    let same = sameRuns.count
    if same > 0 { lines += ["", "\(same) run\(same == 1 ? " has" : "s have") the same settings and records"] }
    if let chapters {
      let prose = chapters.flatMap(prose)
      lines += [""] + (prose.isEmpty ? ["the chapters are the same"] : prose)
    } else {
      let without = [first, second].filter { $0.chapters == nil }.map(\.name)
      lines += ["", "the prose is not compared: there are no chapters in \(without.joined(separator: ", "))"]
    }
    return lines.map { PrintableText.text($0, most: 20_000, keepsTabs: true) }
  }

  private func prose(_ chapter: ChapterDifference) -> [String] {
    switch chapter.content {
    case .bytes(let before, let after): return ["\(chapter.path): \(before) → \(after)"]
    case .lines(let difference):
      let names = [first, second].map { "\($0.name)/chapters/\(chapter.path)" }
      return UnifiedDiff.lines(
        difference, oldName: chapter.isThere.first ? names[0] : nil,
        newName: chapter.isThere.second ? names[1] : nil)
    }
  }
}
