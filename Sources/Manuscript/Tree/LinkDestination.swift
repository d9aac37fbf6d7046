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

extension LinkDestination {
  /// The schemes of web addresses that a host follows.
  static let hosted = ["http", "https", "ftp"]
  /// All that links may have.
  static let schemes = hosted + ["mailto", "tel"]
  /// What a permitted address begins with: `https://`, `mailto:`.
  package static let beginnings = schemes.map { hosted.contains($0) ? "\($0)://" : "\($0):" }
}
