import Plotting

/// Whether the HTML page and the PDF of a report say the same: the same words in the same order, and as many pictures.
///
/// What one of them adds is marked where it is made, by `data-added` or `Tag.added`, and left out by its mark. Words of
/// notes are compared by themselves, since a page has them at its foot and the other at the chapter's end.
package enum PageComparison {
  /// - Returns: the first difference with what stands around it; nil where there is none.
  /// Whether readers of two HTML pages read the same.
  package static func areSame(_ one: String, _ other: String) -> Bool { PageText(html: one) == PageText(html: other) }

  package static func difference(html: String, pages: DocumentPages) -> String? {
    let (screen, paper) = (PageText(html: html), PageText(pages: pages.pages))
    for (name, a, b) in [("text", screen.body, paper.body), ("notes", screen.notes, paper.notes)] {
      if let place = firstDifference(a, b) { return "\(name): \(place)" }
    }
    guard screen.pictures == paper.pictures else {
      return "pictures: \(screen.pictures) on the page, \(paper.pictures) in the PDF"
    }
    return nil
  }

  /// Walks both texts; where one begins something new, the other may have a space or none.
  private static func firstDifference(_ screen: [PageText.Part], _ paper: [PageText.Part]) -> String? {
    var (i, j) = (0, 0)
    while i < screen.count || j < paper.count {
      let (a, b) = (i < screen.count ? screen[i] : .start, j < paper.count ? paper[j] : .start)
      if a == .start || b == .start {
        // The PDF begins a line where the page goes on; the page begins nothing where the PDF goes on.
        guard a.isGap && b.isGap || b == .start && j < paper.count else { return excerpts(screen, i, paper, j) }
        (i, j) = (i + (a.isGap ? 1 : 0), j + (b.isGap ? 1 : 0))
      } else if a == b {
        (i, j) = (i + 1, j + 1)
      } else {
        return excerpts(screen, i, paper, j)
      }
    }
    return nil
  }

  private static func excerpts(_ screen: [PageText.Part], _ i: Int, _ paper: [PageText.Part], _ j: Int) -> String {
    "the page has “\(excerpt(screen, i))”, the PDF “\(excerpt(paper, j))”"
  }

  private static func excerpt(_ parts: [PageText.Part], _ place: Int) -> String {
    parts[max(0, place - 30)..<min(parts.count, place + 30)].reduce(into: "") { text, part in
      text.unicodeScalars.append(part.value)
    }
  }
}
