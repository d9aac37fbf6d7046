import Manuscript
import Plotting

/// The report as pages, laid out line by line.
package enum PrintedReport {
  package static func pages(
    of report: Report, format: PageFormat = .a4, measurer: any TextAnalyzer
  ) -> DocumentPages {
    let style = PageStyle(format)
    let ruler = TextRuler(measurer)
    var places = Anchors(report)
    let contentsPlace = places.make("contents")
    let flow = BlockFlow(style: style, ruler: ruler, places: places, images: report.images)
    let setter = PageComposer(style: style, ruler: ruler)
    let entries = flow.entries(of: report)
    let title = TitlePage(style: style, flow: flow).scene(report)

    flow.startChapter()
    var order = 0
    let abstract = abstract(of: report, flow).ordered(from: &order)
    let contentsOrder = order
    func front(_ pageOf: [String: Int]) -> [Paginator.Page] {
      var next = contentsOrder
      let contents = flow.contents(entries, pageOf: pageOf).ordered(from: &next)
        .changingFirst { $0.destinations = [contentsPlace] }
      return Paginator.pages(abstract + contents.spaced(before: abstract.isEmpty ? 0 : 30), height: style.height)
    }
    // Once to see how many pages the contents take, once with the numbers in them.
    let frontCount = front([:]).count
    order += flow.contents(entries, pageOf: [:]).count
    var chapters: [(pages: [Paginator.Page], head: String)] = []
    var pageOf: [String: Int] = [:]
    var number = 2 + frontCount
    for (index, chapter) in report.chapters.enumerated() {
      let pages = Paginator.pages(strips(of: chapter, index, flow).ordered(from: &order), height: style.height)
      for page in pages {
        for name in page.placed.flatMap(\.strip.destinations) { pageOf[name] = number }
        number += 1
      }
      chapters.append((pages, flow.shortened(chapter.shortTitle ?? chapter.title)))
    }

    var scenes = [title]
    for page in front(pageOf) { scenes.append(setter.scene(page, number: scenes.count + 1, runningHead: nil)) }
    for chapter in chapters {
      for (index, page) in chapter.pages.enumerated() {
        let head = index == 0 ? nil : chapter.head
        scenes.append(setter.scene(page, number: scenes.count + 1, runningHead: head))
      }
    }
    return DocumentPages(
      title: report.title, authors: report.authors.map(\.name).joined(separator: ", "),
      subject: report.subtitle ?? report.data, date: report.isoDate, pages: scenes,
      outline: outline(entries, contents: contentsPlace))
  }

  private static func abstract(of report: Report, _ flow: BlockFlow) -> [Strip] {
    guard !report.abstract.isEmpty else { return [] }
    let head = flow.lines(
      flow.words([.text("Abstract")], .section), .section, width: flow.style.textWidth, tag: .heading(level: 1)
    ).changingFirst { $0.keepsWithNext = true }.added()
    return head + flow.strips(report.abstract, in: .init(width: flow.style.textWidth))
  }

  private static func strips(of chapter: ReportChapter, _ index: Int, _ flow: BlockFlow) -> [Strip] {
    flow.startChapter(index)
    let kind = TextKind.chapter
    let number = chapter.number.map { "\($0)\u{2002}" } ?? ""
    var light = kind.with(color: Palette.muted)
    light.font.weight = .regular
    let words = flow.setter.words([([.text(number)], light), ([.text(chapter.title)], kind)])
    var head = flow.lines(words, kind, width: flow.style.frameWidth, tag: .heading(level: 1), isBalanced: true)
      .together()
      .changingFirst {
        $0.startsPage = true
        $0.destinations = flow.destinations(ofChapter: index)
      }
    for index in head.indices { head[index].keepsWithNext = true }
    let body = flow.strips(chapter.body, in: .init(width: flow.style.textWidth))
    return head + body.changingFirst { $0.spaceBefore += 16 }
  }

  private static func outline(_ entries: [ContentsEntry], contents: String) -> [DocumentPages.OutlineEntry] {
    let first = DocumentPages.OutlineEntry(title: "Contents", destination: contents, level: 1)
    return [first]
      + entries.map { entry in
        let title = entry.number.map { "\($0)  \(entry.title)" } ?? entry.title
        return DocumentPages.OutlineEntry(title: title, destination: entry.destination, level: entry.level)
      }
  }
}

extension BlockFlow {
  /// A title that fits a running head.
  fileprivate func shortened(_ title: String) -> String {
    var title = title
    let room = style.frameWidth * 0.8
    guard ruler.width(title, TextKind.furniture.font) > room else { return title }
    while !title.isEmpty, ruler.width(title + "…", TextKind.furniture.font) > room { title.removeLast() }
    return title + "…"
  }
}
