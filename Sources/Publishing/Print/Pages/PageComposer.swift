import Plotting

/// Makes a scene of a filled page: backgrounds, strips in their columns, notes, running head and folio.
struct PageComposer {
  let style: PageStyle
  let ruler: TextRuler

  /// - Parameter runningHead: nil on pages that open a chapter.
  func scene(_ page: Paginator.Page, number: Int, runningHead: String?) -> Scene {
    var elements = furniture(number: number, runningHead: runningHead)
    elements += backgrounds(page, number)
    elements += content(page.placed, number, top: style.top)
    elements += notes(page, number)
    return Scene(size: style.page, elements: elements, title: "Page \(number)")
  }

  /// Strips of one block in one group, which carries the block's tag.
  private func content(_ placed: [(strip: Strip, y: Double)], _ number: Int, top: Double) -> [Element] {
    var result: [Element] = []
    var index = 0
    // A place is where something is drawn: that of a strip without ink goes to the next.
    var waiting: [String] = []
    while index < placed.count {
      let block = placed[index].strip.block
      var end = index + 1
      while end < placed.count, block.number != 0, placed[end].strip.block == block { end += 1 }
      var inner: [Element] = []
      for (strip, y) in placed[index..<end] {
        waiting += strip.destinations
        guard !strip.elements.isEmpty else { continue }
        let group = Element.group(Group(at: Point(style.frameX(number), top + y), order: strip.order, strip.elements))
        inner.append(Self.at(waiting, group))
        waiting = []
      }
      if let tag = block.tag, !inner.isEmpty { inner = [.group(Group(tag: tag, inner))] }
      result += inner
      index = end
    }
    if let last = result.popLast() { result.append(Self.at(waiting, last)) }
    return result
  }

  private static func at(_ destinations: [String], _ element: Element) -> Element {
    destinations.reduce(element) { .group(Group(tag: .destination($1), [$0])) }
  }

  /// One rectangle for each box on this page, whole boxes behind their parts.
  private func backgrounds(_ page: Paginator.Page, _ number: Int) -> [Element] {
    var found: [(background: Strip.Background, top: Double, bottom: Double)] = []
    for (strip, y) in page.placed {
      for background in strip.backgrounds {
        if let index = found.lastIndex(where: { $0.background.number == background.number }) {
          found[index].bottom = y + strip.height
        } else {
          found.append((background, y, y + strip.height))
        }
      }
    }
    let elements = found.flatMap { item -> [Element] in
      let rect = Rect(
        x: style.frameX(number) + item.background.x, y: style.top + item.top, width: item.background.width,
        height: item.bottom - item.top)
      let bar = Rect(x: rect.x, y: rect.y, width: item.background.fill == nil ? 0.8 : 2, height: rect.height)
      return [
        item.background.fill.map { .shape(.rect(rect), fill: $0, stroke: nil) },
        item.background.bar.map { .shape(.rect(bar), fill: $0, stroke: nil) },
      ].compactMap { $0 }
    }
    return elements.isEmpty ? [] : [.group(Group(tag: .artifact, elements))]
  }

  private func notes(_ page: Paginator.Page, _ number: Int) -> [Element] {
    guard !page.notes.isEmpty else { return [] }
    let top = style.top + style.height - page.notesHeight + Paginator.notesGap
    let line = Path.polyline([
      Point(style.frameX(number), top - 6), Point(style.frameX(number) + 56, top - 6),
    ])
    var y = 0.0
    let placed = page.notes.map { strip -> (strip: Strip, y: Double) in
      defer { y += strip.height }
      return (strip, y)
    }
    let rule = Element.shape(line, fill: nil, stroke: Stroke(Palette.muted, width: 0.5))
    return [.group(Group(tag: .artifact, [rule]))] + content(placed, number, top: top)
  }

  /// The folio at the outer edge of the foot, the chapter's title at the inner edge of the head.
  private func furniture(number: Int, runningHead: String?) -> [Element] {
    let isRight = style.isRight(number)
    let (inner, outer) =
      isRight
      ? (style.frameX(number), style.frameX(number) + style.frameWidth)
      : (style.frameX(number) + style.frameWidth, style.frameX(number))
    let foot = ruler.placed(
      "\(number)", .furniture, x: outer, baseline: style.page.height - 15 * PageStyle.millimeter,
      anchor: isRight ? .end : .start)
    var elements = [foot]
    if let runningHead {
      let head = ruler.placed(
        runningHead, .furniture, x: inner, baseline: 17 * PageStyle.millimeter, anchor: isRight ? .start : .end)
      elements.insert(head, at: 0)
    }
    return [.group(Group(tag: .artifact, elements))]
  }
}
