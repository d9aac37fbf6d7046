import Manuscript

extension HTMLWriter {
  mutating func inlines(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines { result += self.inline(inline) }
    return result
  }

  private mutating func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): Typography.bound(text).escapedHTML
    case .emphasis(let inner): "<em>\(inlines(inner))</em>"
    case .strong(let inner): "<strong>\(inlines(inner))</strong>"
    case .strikethrough(let inner): "<del>\(inlines(inner))</del>"
    case .code(let text), .html(let text): "<code>\(text.escapedHTML)</code>"
    case .math(let text): "<code class=\"math\">\(text.escapedHTML)</code>"
    case .role(let role): "<code>\(role.source.escapedHTML)</code>"
    case .link(let inner, let destination, let title): link(inner, to: destination, title: title)
    case .image(let alt, let path, _): image(alt: alt, path: path)
    case .lineBreak: "<br>\n"
    case .softBreak: "\n"
    case .footnote(let key, let text): footnote(key, text)
    }
  }

  private mutating func link(_ inner: [Inline], to destination: LinkDestination, title: String?) -> String {
    guard !isInsideLink, let target = target(of: destination) else { return inlines(inner) }
    isInsideLink = true
    defer { isInsideLink = false }
    let title = title.map { " title=\"\($0.escapedHTML)\"" } ?? ""
    let relation = target.hasPrefix("#") ? "" : " rel=\"noopener\""
    return "<a href=\"\(target.escapedHTML)\"\(relation)\(title)>\(inlines(inner))</a>"
  }

  private func target(of destination: LinkDestination) -> String? {
    if case .web(let address) = destination { return WebAddress.permitted(address) }
    return anchors.identifier(of: destination).map { "#\($0)" }
  }

  private func image(alt: String, path: String) -> String {
    guard let image = images[path] else { return "<em>\(alt.escapedHTML)</em>" }
    return imageElement(image, alt: alt, isBesideText: isBesideText)
  }

  func imageElement(_ image: ReportImage, alt: String, isBesideText: Bool = false) -> String {
    """
    <img src="data:\(image.mediaType.escapedHTML);base64,\(image.bytes.base64)" alt="\(alt.escapedHTML)" \
    width="\(image.raster.width)" height="\(image.raster.height)"\(isBesideText ? " class=\"in-line\"" : "")>
    """
  }

  private mutating func footnote(_ key: String, _ text: [NoteBlock]) -> String {
    let (note, isFirst) = note(key, text)
    guard !isInsideLink else { return "<sup data-added>\(note.number)</sup>" }
    let id = note.identifier.escapedHTML
    let place = isFirst ? " id=\"\(note.markIdentifier.escapedHTML)\"" : ""
    let mark = "<sup\(place) data-added><a href=\"#\(id)\">\(note.number)</a></sup>"
    guard isFirst, note.isBesideText, let beside = text.soleText, !beside.isEmpty else { return mark }
    return mark
      + "<span class=\"beside-text\" dir=\"auto\" data-added><b>\(note.number)</b> "
      + "\(withoutMargin { $0.inlines(beside) })</span>"
  }
}
