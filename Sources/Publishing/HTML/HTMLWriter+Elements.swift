import Manuscript

extension HTMLWriter {
  mutating func element(_ element: ReportElement) -> String {
    switch element {
    case .figure(let figure): self.figure(figure)
    case .table(let table): self.table(table)
    case .picture(let picture): self.picture(picture)
    case .admonition(let admonition): self.admonition(admonition)
    case .run(let run): self.run(run)
    case .problem(let problem):
      ElementTemplates.problem(["title": .text(problem.title), "message": .text(problem.message)])
    }
  }

  private mutating func figure(_ figure: ReportFigure) -> String {
    let points = figure.scene.size
    return ElementTemplates.figure([
      "id": .html(identifier(figure.label)), "alt": .text(figure.alt), "svg": .html(figure.svg),
      "width": .text("\(Int((points.width * 4 / 3).rounded()))px"), "isWide": .flag(points.width > 300),
      "caption": .html(caption("Figure \(figure.number)", figure.caption)),
      "files": .html(files(figure.files)), "data": .html(figure.table.map(DataTableWriter.table) ?? ""),
    ])
  }

  private mutating func table(_ table: ReportTable) -> String {
    ElementTemplates.table([
      "id": .html(identifier(table.label)), "caption": .html(caption("Table \(table.number)", table.caption)),
      "table": .html(DataTableWriter.table(table.table)), "files": .html(files(table.files)),
    ])
  }

  private mutating func picture(_ picture: ReportPicture) -> String {
    ElementTemplates.picture([
      "id": .html(identifier(picture.label)), "image": .html(imageElement(picture.image, alt: picture.alt)),
      "caption": .html(caption("Figure \(picture.number)", picture.caption)),
    ])
  }

  private mutating func admonition(_ admonition: Admonition) -> String {
    return ElementTemplates.admonition([
      "kind": .text(admonition.kind.rawValue),
      "title": .html(withoutMargin { $0.inlines(admonition.title ?? [.text(admonition.kind.title)]) }),
      "body": .html(withoutMargin { $0.blocks(admonition.blocks) }),
    ])
  }

  private mutating func run(_ run: RunBox) -> String {
    ElementTemplates.run([
      "id": .html(identifier(run.label)), "kind": .text(run.kind), "name": .text(run.name),
      "outcome": .text(run.outcome), "hasSettings": .flag(!run.settingLines.isEmpty),
      "settings": .list(
        run.settingLines.map { ["name": .text($0.name), "value": .text($0.values.joined(separator: "\n"))] }),
    ])
  }

  private mutating func caption(_ name: String, _ inlines: [Inline]) -> String {
    let caption = Caption(inlines)
    let finding = withoutMargin { $0.inlines(caption.finding) }
    let rest = withoutMargin { $0.inlines(caption.rest) }
    // The number's letters do not decide the caption's direction.
    return "<span class=\"number\" dir=\"ltr\">\(name).</span> <strong>\(finding)</strong>"
      + (rest.isEmpty ? "" : " \(rest)")
  }

  private func files(_ files: [FileLink]) -> String {
    files.compactMap { file in
      WebAddress.relative(file.path).map { "<a href=\"\($0.escapedHTML)\">\(file.title.escapedHTML)</a>" }
    }.joined(separator: "\n")
  }
}

extension Admonition.Kind {
  var title: String {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .warning: "Warning"
    }
  }
}
