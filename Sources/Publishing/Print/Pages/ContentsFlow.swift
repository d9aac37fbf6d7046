import Manuscript
import Plotting

/// A line of the contents.
struct ContentsEntry: Hashable {
  var title: String
  var number: Int?
  var destination: String
  /// 1 for chapters, 2 for sections.
  var level: Int
}

extension BlockFlow {
  /// The chapters and sections of a report, in order.
  func entries(of report: Report) -> [ContentsEntry] {
    var places = places
    return report.chapters.enumerated().flatMap { index, chapter -> [ContentsEntry] in
      places.chapter = index
      let sections = chapter.body.compactMap { [places] block -> ContentsEntry? in
        guard case .heading(let level, let inlines, let label) = block, level <= 2,
          let place = places.identifier(of: label)
        else { return nil }
        return ContentsEntry(title: inlines.plainText, number: nil, destination: place, level: 2)
      }
      let title = ContentsEntry(
        title: chapter.shortTitle ?? chapter.title, number: chapter.number, destination: places.chapters[index],
        level: 1)
      return [title] + sections
    }
  }

  /// Entries with leaders and page numbers; a number that is not known yet takes the same room.
  func contents(_ entries: [ContentsEntry], pageOf: [String: Int]) -> [Strip] {
    var strips = lines(words([.text("Contents")], .section), .section, width: style.textWidth, tag: .heading(level: 1))
    strips[0].keepsWithNext = true
    for (index, entry) in entries.enumerated() {
      var lines = self.entry(entry, page: pageOf[entry.destination])
      lines[0].spaceBefore = entry.level == 1 ? (index == 0 ? 12 : 9) : 0
      if index + 1 < entries.count, entry.level == 1, entries[index + 1].level == 2 {
        lines[lines.count - 1].keepsWithNext = true
      }
      strips += lines
    }
    return strips
  }

  private func entry(_ entry: ContentsEntry, page: Int?) -> [Strip] {
    var kind = TextKind.contents
    if entry.level == 1 { kind.font.weight = .semibold }
    let indent = 22.0
    let width = style.textWidth - indent
    let link = Tag.link(destination: entry.destination)
    let setter = LineSetter(ruler: ruler)
    let lines = LineBreaker(ruler: ruler).lines(words([.text(entry.title)], kind), width: width - 44)
    let block = self.block(.paragraph)
    var strips = (lines.isEmpty ? [LineBreaker.Line(words: [], isLast: true)] : lines).enumerated().map { index, line in
      var elements = setter.elements(line.words, x: indent, baseline: kind.baseline)
      if index == 0, let number = entry.number {
        let number = ruler.placed("\(number)", kind.with(color: Palette.muted), x: 0, baseline: kind.baseline)
        elements.insert(.group(Group([number])), at: 0)
      }
      var result: [Element] = [.group(Group(tag: link, elements))]
      if line.isLast { result += leader(from: indent + setter.width(line.words), kind, page: page, link: link) }
      var strip = Strip(height: kind.leading, elements: result)
      strip.block = block
      return strip
    }
    strips = strips.together()
    return strips
  }

  /// Dots, drawn so that they are no text, and the page's number at the end of the line.
  private func leader(from x: Double, _ kind: TextKind, page: Int?, link: Tag) -> [Element] {
    guard let page else { return [] }
    var number = TextKind.contents
    number.font.weight = kind.font.weight
    let end = style.textWidth
    let dots = Path.polyline([
      // From the right, so that the dots of all lines stand under each other.
      Point(end - 24, kind.baseline - 0.6), Point(min(x + 8, end - 24), kind.baseline - 0.6),
    ])
    return [
      .group(
        Group(
          tag: .artifact,
          [
            .shape(
              dots, fill: nil, stroke: Stroke(Palette.muted, width: 0.7, dash: [0, 5], roundEnds: true))
          ])),
      .group(
        Group(
          tag: .added,
          [.group(Group(tag: link, [ruler.placed("\(page)", number, x: end, baseline: kind.baseline, anchor: .end)]))])),
    ]
  }
}
