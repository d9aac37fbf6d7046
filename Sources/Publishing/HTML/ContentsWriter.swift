import Manuscript

/// The list of chapters and their sections.
enum ContentsWriter {
  static func contents(_ report: Report, anchors: Anchors) -> String {
    var result = "<ol>\n"
    var anchors = anchors
    for (index, chapter) in report.chapters.enumerated() {
      anchors.chapter = index
      let number = chapter.number.map { "<span class=\"number\">\($0)</span> " } ?? ""
      result +=
        "<li dir=\"auto\">\(link(anchors.chapters[index], number + (chapter.shortTitle ?? chapter.title).escapedHTML))"
      let sections = chapter.body.compactMap { block -> String? in
        guard case .heading(let level, let inlines, let label) = block, level <= 2 else { return nil }
        return "<li dir=\"auto\">\(link(anchors.identifier(of: label), inlines.plainText.escapedHTML))</li>\n"
      }
      if !sections.isEmpty { result += "\n<ol>\n\(sections.joined())</ol>\n" }
      result += "</li>\n"
    }
    return result + "</ol>"
  }

  private static func link(_ name: String?, _ text: String) -> String {
    guard let name else { return text }
    return "<a href=\"#\(name.escapedHTML)\">\(text)</a>"
  }
}
