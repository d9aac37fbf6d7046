import Escaping
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
    let indent = indent(of: list, place.kind)
    // The marks of a list that nests very deep stand nearly where those around it do.
    let step = place.step(indent)
    let inner = place.inside(width: place.width - step)
    let start = step - indent
    var result: [Strip] = []
    for (index, item) in list.items.enumerated() {
      var strips = strips(item.blocks, in: inner)
      if strips.isEmpty { strips = [Strip(height: place.kind.leading)] }
      if strips[0].block.tag == .paragraph {
        let paragraph = strips[0].block
        for index in strips.indices where strips[index].block == paragraph { strips[index].block.tag = .listItem }
      }
      let isTurned = direction(of: item) == .rightToLeft
      let marker = marker(of: item, number: list.start.map { $0 + index }, place.kind, indent: indent)
      let mark = Element.group(
        Group(
          at: Point(isTurned ? inner.width : start, strips[0].extraHeight), tag: .added,
          isTurned ? marker.turned : marker.elements))
      strips = strips.shifted(by: isTurned ? 0 : start + indent).changingFirst { $0.elements.insert(mark, at: 0) }
      let space = list.isTight && (index > 0 || !place.isOutermost) ? 2 : place.space
      result += strips.spaced(before: space)
    }
    return result
  }

  /// Room for the widest number of a list, or for its bullets.
  private func indent(of list: List<ReportElement>, _ kind: TextKind) -> Double {
    guard let start = list.start, !list.items.isEmpty else { return 18 }
    return max(18, ruler.width("\(start + list.items.count - 1).", kind.font) + 5)
  }

  /// What stands beside an item that is written from the left or, turned, from the right.
  private struct Marker {
    var elements: [Element]
    var turned: [Element]
  }

  private func direction(of item: List<ReportElement>.Item) -> TextDirection? {
    for case .paragraph(let inlines, _) in item.blocks.prefix(1) { return ruler.direction(of: inlines.plainText) }
    return nil
  }

  private func marker(
    of item: List<ReportElement>.Item, number: Int?, _ kind: TextKind, indent: Double
  ) -> Marker {
    if let isDone = item.isDone {
      let box = checkbox(isDone, kind)
      let room = indent - kind.font.size * 0.72 - 4
      return Marker(elements: box, turned: [.group(Group(at: Point(room, 0), box))])
    }
    let quiet = kind.with(color: Palette.muted)
    func mark(_ text: String, _ x: Double, _ anchor: PlacedText.Anchor) -> [Element] {
      [ruler.placed(text, quiet, x: x, baseline: kind.baseline, anchor: anchor)]
    }
    guard let number else { return Marker(elements: mark("•", 5, .start), turned: mark("•", indent - 5, .end)) }
    return Marker(elements: mark("\(number).", indent - 5, .end), turned: mark("\(number).", 5, .start))
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
    let step = place.step(14)
    let inner = place.inside(width: place.width - step, kind: place.kind.with(color: Palette.muted))
    let background = Strip.Background(number: number(), x: 0, width: place.width, fill: nil, bar: Palette.rule)
    return strips(blocks, in: inner).shifted(by: step).onBackground(background, padding: 0)
      .spaced(before: place.space + 2)
  }

  /// Lines of code on a shade; a line that is too long goes on in the next, indented.
  func code(_ text: String, in place: Place) -> [Strip] {
    let kind = TextKind.code
    let padding = 9.0
    var source = text.showable.withoutIsolates.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.replacing("\t", with: "  "))
    }
    while source.last?.allSatisfy(\.isWhitespace) ?? false { source.removeLast() }
    let longest = (source.map(codeWidth).max() ?? 0) + 2 * padding
    let isWide = place.isOutermost && longest > place.width
    let width = isWide ? min(style.frameWidth, longest) : place.width
    let block = self.block(.code)
    var strips = source.flatMap { line in
      wrapped(line, width: width - 2 * padding + 0.01).map { part in
        // Code is written from the left, whatever letters are in it.
        let direction = ruler.isBidirectional(part) ? TextDirection.leftToRight : nil
        var strip = Strip(
          height: kind.leading,
          elements: [ruler.placed(part, kind, x: padding, baseline: kind.baseline, direction: direction)])
        strip.block = block
        return strip
      }
    }
    strips = strips.count <= 14 ? strips.together() : strips.withoutWidows()
    let background = Strip.Background(number: number(), x: 0, width: width, fill: Palette.shade, bar: nil)
    return strips.onBackground(background, padding: 6).spaced(before: place.space + 1)
  }

  private func wrapped(_ line: String, width: Double) -> [String] {
    let most = max(8, Int(width / ruler.width("0", TextKind.code.font)))
    var rest = Substring(line)
    let indent = String(repeating: " ", count: min(rest.prefix(while: { $0 == " " }).count + 4, most / 2))
    var parts: [String] = []
    while let room = charactersThatFit(rest, width: width, atLeast: indent.count + 1, most: most) {
      let part = rest.prefix(room + 1)
      // At a space, where there is one in the right half.
      let space = part.lastIndex(of: " ").flatMap { part.distance(from: part.startIndex, to: $0) }
      let count = if let space, space > room / 2, space > indent.count { space } else { room }
      parts.append(String(rest.prefix(count)))
      rest = indent + rest.dropFirst(count).drop(while: { $0 == " " })
    }
    return parts + [String(rest)]
  }

  private func codeWidth(_ line: String) -> Double {
    let font = TextKind.code.font
    if line.utf8.allSatisfy({ $0 < 0x80 }) { return Double(line.utf8.count) * ruler.width("0", font) }
    return line.reduce(0) { $0 + ruler.width(String($1), font) }
  }

  /// How many of a line's characters have room; nil for all. Letters of other scripts may be wider than the face's own.
  ///
  /// - Parameter atLeast: more than the next line's indent, so that there is an end to it.
  private func charactersThatFit(_ line: Substring, width: Double, atLeast: Int, most: Int) -> Int? {
    if line.utf8.allSatisfy({ $0 < 0x80 }) { return line.utf8.count > most ? most : nil }
    var (room, count) = (width, 0)
    for character in line {
      room -= ruler.width(String(character), TextKind.code.font)
      if room < 0, count >= atLeast { return count }
      count += 1
    }
    return nil
  }

  func rule(in place: Place) -> [Strip] {
    let line = Path.polyline([Point(0, 0.5), Point(place.width, 0.5)])
    return [Strip(height: 1, elements: [.shape(line, fill: nil, stroke: Stroke(Palette.rule, width: 0.5))])]
      .spaced(before: 18)
  }
}
