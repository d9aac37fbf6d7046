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
      ElementTemplates.problem(["title": problem.title.clean, "message": problem.message.clean])
    }
  }

  private mutating func figure(_ figure: ReportFigure) -> String {
    let points = figure.scene.size
    return ElementTemplates.figure([
      "id": identifier(figure.label), "alt": figure.alt.clean, "svg": figure.svg,
      "width": "\(Int((points.width * 4 / 3).rounded()))", "isWide": points.width > 300,
      "caption": caption("Figure \(figure.number)", figure.caption),
      "files": files(figure.files), "data": figure.table.map(DataTableWriter.table) ?? "",
    ])
  }

  private mutating func table(_ table: ReportTable) -> String {
    ElementTemplates.table([
      "id": identifier(table.label), "caption": caption("Table \(table.number)", table.caption),
      "table": DataTableWriter.table(table.table), "files": files(table.files),
    ])
  }

  private mutating func picture(_ picture: ReportPicture) -> String {
    ElementTemplates.picture([
      "id": identifier(picture.label), "image": imageElement(picture.image, alt: picture.alt),
      "caption": caption("Figure \(picture.number)", picture.caption),
    ])
  }

  private mutating func admonition(_ admonition: Admonition) -> String {
    return ElementTemplates.admonition([
      "kind": admonition.kind.rawValue, "title": admonition.title.map { inlines($0) } ?? admonition.kind.title,
      "body": withoutMargin { $0.blocks(admonition.blocks) },
    ])
  }

  private mutating func run(_ run: RunBox) -> String {
    ElementTemplates.run([
      "id": identifier(run.label), "kind": run.kind.clean, "name": run.name.clean,
      "outcome": run.outcome?.clean ?? "", "settings": run.settings?.clean ?? "",
    ])
  }

  private mutating func caption(_ name: String, _ inlines: [Inline]) -> String {
    let caption = Caption(inlines)
    let finding = withoutMargin { $0.inlines(caption.finding) }
    let rest = withoutMargin { $0.inlines(caption.rest) }
    return "<span class=\"number\">\(name).</span> <strong>\(finding)</strong>" + (rest.isEmpty ? "" : " \(rest)")
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

extension String {
  /// For templates, which escape the rest: without the characters that HTML forbids.
  var clean: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isAllowedInHTML ? $0 : "\u{FFFD}" }))
  }
}
