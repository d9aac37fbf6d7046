/// Writes the parts of a page of differences.
struct DifferenceWriter {
  struct Part {
    var identifier: String
    var title: String
    var body: String
    /// Names of what is in it, with identifiers, for the contents.
    var items: [(identifier: String, name: String)] = []
  }

  let page: DifferencePage

  /// Those that have something to say, in order.
  var parts: [Part] {
    var parts = [Part(identifier: "sides", title: "The two write-ups", body: sides)]
    if !page.faults.isEmpty { parts.append(Part(identifier: "faults", title: "What could not be used", body: faults)) }
    parts.append(
      Part(
        identifier: "runs", title: "Runs", body: runs,
        items: page.runs.items.enumerated().map { ("run-\($0.offset + 1)", $0.element.name) }))
    parts.append(
      Part(
        identifier: "prose", title: "Prose", body: prose,
        items: page.prose.items.enumerated().map { ("chapter-\($0.offset + 1)", $0.element.path) }))
    parts.append(
      Part(
        identifier: "figures", title: "Figures", body: figures,
        items: page.figures.items.enumerated().map { ("figure-\($0.offset + 1)", $0.element.label) }))
    return parts
  }

  static func contents(_ parts: [Part]) -> String {
    func entry(_ identifier: String, _ text: String, _ inner: String = "") -> String {
      "<li dir=\"auto\"><a href=\"#\(identifier)\">\(text.escapedHTML)</a>\(inner)</li>\n"
    }
    let entries = parts.map { part -> String in
      let items = part.items.map { entry($0.identifier, $0.name) }.joined()
      return entry(part.identifier, part.title, items.isEmpty ? "" : "\n<ol>\n\(items)</ol>\n")
    }
    return "<ol>\n\(entries.joined())</ol>"
  }

  static func paragraphs(_ sentences: [String]) -> String {
    sentences.map { "<p dir=\"auto\">\($0.escapedHTML)</p>\n" }.joined()
  }

  private static func table(_ table: DataTable) -> String {
    "<div class=\"table\">\n\(DataTableWriter.table(table))\n</div>\n"
  }

  private var sides: String { Self.table(page.sides) }

  private var faults: String {
    let items = page.faults.map { "<li dir=\"auto\">\($0.escapedHTML)</li>\n" }.joined()
    return "<aside class=\"box problem\">\n<ul>\n\(items)</ul>\n</aside>\n"
  }

  private var runs: String {
    let items = page.runs.items.enumerated().map { index, run in
      let drawings = run.drawings.map { drawing in
        ElementTemplates.figure([
          "id": .html(""), "alt": .text(drawing.alt), "svg": .html(drawing.svg),
          "width": .text("\(Int((drawing.width * 4 / 3).rounded()))px"), "isWide": .flag(true),
          "caption": .html(caption(drawing.caption)), "files": .html(""),
          "data": .html(drawing.table.map(DataTableWriter.table) ?? ""),
        ])
      }
      return "<h3 id=\"run-\(index + 1)\"><code>\(run.name.escapedHTML)</code> "
        + "<span class=\"kind\">\(run.kind.escapedHTML)</span></h3>\n"
        + Self.paragraphs(run.sentences) + run.tables.map(Self.table).joined() + drawings.joined()
    }
    return Self.paragraphs(page.runs.sentences) + (page.oneSided.map(Self.table) ?? "") + items.joined()
  }

  /// The first sentence stands out, as in reports.
  private func caption(_ text: String) -> String {
    let caption = Caption([.text(text)])
    return "<strong>\(caption.finding.plainText.escapedHTML)</strong>"
      + (caption.rest.isEmpty ? "" : " \(caption.rest.plainText.escapedHTML)")
  }

  private var prose: String {
    let items = page.prose.items.enumerated().map { index, chapter in
      DifferenceTemplates.chapter([
        "id": .html("chapter-\(index + 1)"), "path": .text(chapter.path), "note": .text(chapter.note),
        "passages": .html(chapter.passages.map(passage).joined()),
      ])
    }
    return Self.paragraphs(page.prose.sentences) + items.joined()
  }

  private func passage(_ passage: DifferencePage.Passage) -> String {
    let lines = passage.lines.map(line).joined()
    guard passage.isFolded else { return "<div class=\"lines\">\n\(lines)</div>\n" }
    return "<details class=\"lines\"><summary>\(passage.lines.count) unchanged lines</summary>\n\(lines)</details>\n"
  }

  private func line(_ line: DifferencePage.Line) -> String {
    let (kind, sign, element) =
      switch line.side {
      case .both: ("", " ", "")
      case .first: (" first", "−", "del")
      case .second: (" second", "+", "ins")
      }
    let text = line.pieces.map { piece in
      piece.isMarked ? "<\(element)>\(piece.text.escapedHTML)</\(element)>" : piece.text.escapedHTML
    }.joined()
    return "<div class=\"line\(kind)\"><span class=\"sign\">\(sign)</span><span dir=\"auto\">\(text)</span></div>\n"
  }

  private var figures: String {
    let items = page.figures.items.enumerated().map { index, pair in
      DifferenceTemplates.pair([
        "id": .html("figure-\(index + 1)"), "label": .text(pair.label), "note": .text(pair.note),
        "pictures": .html(picture(pair.first, "A", page.names.first) + picture(pair.second, "B", page.names.second)),
      ])
    }
    return Self.paragraphs(page.figures.sentences) + items.joined()
  }

  private func picture(_ picture: DifferencePage.Picture?, _ letter: String, _ name: String) -> String {
    guard let picture else { return "" }
    return DifferenceTemplates.picture([
      "light": .html("data:\(picture.mediaType);base64,\(picture.bytes.base64)"),
      "dark": .html(picture.dark.map { "data:\(picture.mediaType);base64,\($0.base64)" } ?? ""),
      "alt": .text(picture.alt), "letter": .text(letter), "name": .text(name),
    ])
  }
}
