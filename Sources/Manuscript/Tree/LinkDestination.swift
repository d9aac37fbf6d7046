/// Where a link leads.
package enum LinkDestination: Hashable, Sendable {
  /// An address of a permitted scheme.
  case web(String)
  /// A label of the book, the own chapter's first.
  case label(String)
  /// A file by its path from the notebook's folder, and a label within it.
  case file(String, label: String?)
  /// A file beyond the notebook's folder, as the author wrote it.
  case outside(String)
  /// A label within a chapter, or the chapter itself; chapters count from 0.
  case chapter(Int, label: String?)
}
