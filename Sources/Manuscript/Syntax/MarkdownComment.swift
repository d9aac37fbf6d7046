/// A comment of HTML in a Markdown page, as GitHub reads the page: what stands in code is none.
package struct MarkdownComment: Equatable, Sendable {
  /// Whether the page's reader is spared it.
  package enum Standing: Equatable, Sendable {
    case hidden
    /// It has no end, and hides what follows.
    case open
    /// It stands in the text as it is written: it has no end, or two dashes in it.
    case shown
  }

  /// From `<!--` to behind `-->`, in bytes of the page.
  package var range: Range<Int>
  /// What stands in it, without blanks and line ends.
  package var words: [String]
  package var standing: Standing
  package var place: Place

  /// What a comment stands in.
  package struct Place: Equatable, Sendable {
    /// What a line begins with that goes on in the same list item or quote: blanks and `>`.
    package var prefix: [UInt8] = []
    /// Whether a line end would end the heading or table cell.
    package var isOneLine = false
  }

  /// All of them, in their order.
  ///
  /// - Parameter page: UTF-8, with any line ends.
  package static func all(in page: [UInt8]) -> [MarkdownComment] { MarkdownCommentReader.read(page) }
}
