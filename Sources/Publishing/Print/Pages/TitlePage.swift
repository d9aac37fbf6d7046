import Manuscript
import Plotting

/// The first page: title, authors, one figure, and what the report was made from.
struct TitlePage {
  let style: PageStyle
  let flow: BlockFlow

  func scene(_ report: Report) -> Scene {
    let x = style.frameX(1)
    let title = TextKind(font: Font(.sans, 30, weight: .semibold), leading: 36)
    let subtitle = TextKind(font: Font(.serif, 15), leading: 21, color: Palette.muted)
    var strips = flow.lines(
      flow.words([.text(report.title)], title), title, width: style.frameWidth, tag: .heading(level: 1),
      isBalanced: true)
    if let text = report.subtitle {
      strips += flow.lines(flow.words([.text(text)], subtitle), subtitle, width: style.frameWidth, isBalanced: true)
        .spaced(before: 8)
    }
    strips += authors(report).spaced(before: 22)
    let facts = facts(report)
    let factsHeight = facts.reduce(0) { $0 + $1.extent }
    let factsTop = style.page.height - style.bottom - factsHeight
    var elements: [Element] = []
    var y = style.top + 26
    place(strips, x: x, y: &y, into: &elements)
    elements += figure(report, x: x, from: y + 36, to: factsTop - 30)
    y = factsTop
    place(facts, x: x, y: &y, into: &elements)
    return Scene(size: style.page, elements: elements, title: report.title)
  }

  private func place(_ strips: [Strip], x: Double, y: inout Double, into elements: inout [Element]) {
    for strip in strips {
      y += strip.spaceBefore
      let group = Element.group(Group(at: Point(x, y), order: strip.order, strip.elements))
      elements.append(strip.block.tag.map { .group(Group(tag: $0, [group])) } ?? group)
      y += strip.height
    }
  }

  private func authors(_ report: Report) -> [Strip] {
    let kind = TextKind(font: Font(.sans, 10.5), leading: 15.5)
    return report.authors.flatMap { author -> [Strip] in
      var parts: [(inlines: [Inline], kind: TextKind)] = [([.text(author.name)], kind)]
      if let affiliation = author.affiliation {
        parts.append(([.text(", " + affiliation)], kind.with(color: Palette.muted)))
      }
      return flow.lines(flow.setter.words(parts), kind, width: style.frameWidth)
    }
  }

  /// The main figure, centered in what room there is, without caption: it has one in its chapter.
  private func figure(_ report: Report, x: Double, from top: Double, to bottom: Double) -> [Element] {
    guard let label = report.mainFigure, let figure = report.figure(label), bottom - top > 100 else { return [] }
    let kind = TextKind.caption
    let scene = figure.scene.fitting(Size(style.frameWidth, bottom - top - 60))
    let caption: [Inline] = [
      .link([.text("Figure \(figure.number).")], to: .label(label), title: nil),
      .text(" " + Caption(figure.caption).finding.plainText),
    ]
    let lines = flow.lines(flow.words(caption, kind), kind, width: style.textWidth, tag: .caption)
    let height = scene.size.height + 7 + lines.reduce(0) { $0 + $1.height }
    var y = top + max(0, bottom - top - height) * 0.4
    var elements: [Element] = [
      .group(Group(at: Point(x, y), tag: .figure(alt: figure.alt), scene.elements))
    ]
    y += scene.size.height + 7
    place(lines, x: x, y: &y, into: &elements)
    return [.group(Group(tag: .added, elements))]
  }

  private func facts(_ report: Report) -> [Strip] {
    let kind = TextKind(font: Font(.sans, 9), leading: 13.5)
    let column = 86.0
    var strips = report.facts.flatMap { name, value -> [Strip] in
      let head = flow.ruler.placed(name, kind.with(color: Palette.muted), x: 0, baseline: kind.baseline)
      return flow.lines(flow.words([.text(value)], kind), kind, width: style.frameWidth - column)
        .shifted(by: column).changingFirst { $0.elements.insert(.group(Group([head])), at: 0) }
    }
    if !report.versionLine.isEmpty {
      let quiet = TextKind.furniture
      // In the order of reading, which the HTML page has, it comes last.
      var last = Int.max / 2
      strips += flow.lines(flow.words([.text(report.versionLine)], quiet), quiet, width: style.frameWidth)
        .spaced(before: 10).ordered(from: &last)
    }
    return strips
  }
}

extension Report {
  func figure(_ label: String) -> ReportFigure? {
    for chapter in chapters {
      for case .embed(.figure(let figure), _) in chapter.blocks where figure.label == label { return figure }
    }
    return nil
  }
}
