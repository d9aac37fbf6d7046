import Manuscript
import Plotting

extension BlockFlow {
  func heading(_ level: Int, _ inlines: [Inline], _ label: String, in place: Place) -> [Strip] {
    let kind = level <= 2 ? TextKind.section : .subsection
    var strips = lines(
      words(inlines, kind), kind, width: place.width, tag: .heading(level: max(level, 2)), isBalanced: true
    )
    .together().spaced(before: level <= 2 ? 24 : 16)
    for index in strips.indices { strips[index].keepsWithNext = true }
    return strips.changingFirst { $0.destinations = destinations(label) }
  }

  func list(_ list: List<ReportElement>, in place: Place) -> [Strip] {
    let indent = 18.0
    var result: [Strip] = []
    for (index, item) in list.items.enumerated() {
      let inner = place.inside(width: place.width - indent)
      var strips = strips(item.blocks, in: inner)
      if strips.isEmpty { strips = [Strip(height: place.kind.leading)] }
      if strips[0].block.tag == .paragraph { strips[0].block.tag = .listItem }
      for later in strips.indices.dropFirst() where strips[later].block.number == strips[0].block.number {
        strips[later].block.tag = .listItem
      }
      let mark = marker(of: item, number: list.start.map { $0 + index }, place.kind, indent: indent)
      strips = strips.shifted(by: indent).changingFirst { $0.elements = mark + $0.elements }
      let space = list.isTight && (index > 0 || !place.isOutermost) ? 2 : place.space
      result += strips.spaced(before: space)
    }
    return result
  }

  private func marker(
    of item: List<ReportElement>.Item, number: Int?, _ kind: TextKind, indent: Double
  ) -> [Element] {
    if let isDone = item.isDone { return checkbox(isDone, kind) }
    let quiet = kind.with(color: Palette.muted)
    guard let number else { return [ruler.placed("•", quiet, x: 5, baseline: kind.baseline)] }
    return [ruler.placed("\(number).", quiet, x: indent - 5, baseline: kind.baseline, anchor: .end)]
  }

  private func checkbox(_ isDone: Bool, _ kind: TextKind) -> [Element] {
    let side = kind.font.size * 0.72
    let y = kind.baseline - side
    var result = [
      Element.shape(
        .rect(Rect(x: 2, y: y, width: side, height: side)), fill: nil, stroke: Stroke(Palette.muted, width: 0.7))
    ]
    if isDone {
      let check = Path.polyline([
        Point(2 + side * 0.22, y + side * 0.52), Point(2 + side * 0.42, y + side * 0.74),
        Point(2 + side * 0.8, y + side * 0.26),
      ])
      result.append(.shape(check, fill: nil, stroke: Stroke(Palette.ink, width: 1.1, roundEnds: true)))
    }
    return result
  }

  func quote(_ blocks: [Block<ReportElement>], in place: Place) -> [Strip] {
    let inner = place.inside(width: place.width - 14, kind: place.kind.with(color: Palette.muted))
    let background = Strip.Background(number: number(), x: 0, width: place.width, fill: nil, bar: Palette.rule)
    return strips(blocks, in: inner).shifted(by: 14).onBackground(background, padding: 0)
      .spaced(before: place.space + 2)
  }

  /// Lines of code on a shade; a line that is too long goes on in the next, indented.
  func code(_ text: String, in place: Place) -> [Strip] {
    let kind = TextKind.code
    let padding = 9.0
    let character = ruler.width("0", kind.font)
    var source = text.split(separator: "\n", omittingEmptySubsequences: false)
    while source.last?.allSatisfy(\.isWhitespace) ?? false { source.removeLast() }
    let longest = Double(source.map(\.count).max() ?? 0) * character + 2 * padding
    let isWide = place.isOutermost && longest > place.width
    let width = isWide ? min(style.frameWidth, longest) : place.width
    let block = self.block(.code)
    var strips = source.flatMap { line in
      wrapped(line, characters: max(8, Int((width - 2 * padding) / character))).map { part in
        var strip = Strip(
          height: kind.leading, elements: [ruler.placed(part, kind, x: padding, baseline: kind.baseline)])
        strip.block = block
        return strip
      }
    }
    strips = strips.count <= 14 ? strips.together() : strips.withoutWidows()
    let background = Strip.Background(number: number(), x: 0, width: width, fill: Palette.shade, bar: nil)
    return strips.onBackground(background, padding: 6).spaced(before: place.space + 1)
  }

  private func wrapped(_ line: Substring, characters: Int) -> [String] {
    var rest = Substring(line.replacing("\t", with: "  "))
    let indent = String(repeating: " ", count: min(rest.prefix(while: { $0 == " " }).count + 4, characters / 2))
    var parts: [String] = []
    while rest.count > characters {
      let part = rest.prefix(characters + 1)
      // At a space, where there is one in the right half.
      let space = part.lastIndex(of: " ").flatMap { part.distance(from: part.startIndex, to: $0) }
      let count = if let space, space > characters / 2 { space } else { characters }
      parts.append(String(rest.prefix(count)))
      rest = indent + rest.dropFirst(count).drop(while: { $0 == " " })
    }
    return parts + [String(rest)]
  }

  func rule(in place: Place) -> [Strip] {
    let line = Path.polyline([Point(0, 0.5), Point(place.width, 0.5)])
    return [Strip(height: 1, elements: [.shape(line, fill: nil, stroke: Stroke(Palette.rule, width: 0.5))])]
      .spaced(before: 18)
  }
}
