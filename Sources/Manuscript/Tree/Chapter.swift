import Settings

/// One chapter as its author wrote it.
package struct Chapter: Sendable {
  /// The file's name relative to the notebook's folder.
  package var file: String
  /// From the front matter, or the heading of level 1 at the start, or the file's name.
  package var title: String
  /// False where it is the file's name.
  package var hasTitle: Bool
  package var shortTitle: String?
  /// From the front matter, or written before the title's heading, or made from the file's name.
  package var label: String
  /// Of the heading that is the title, made from its text; nil where there is none.
  package var titleLabel: String?
  /// Without the heading that is the title.
  package var blocks: [Block<Directive>]

  package init(
    file: String, title: String, hasTitle: Bool = true, shortTitle: String? = nil, label: String,
    titleLabel: String? = nil, blocks: [Block<Directive>]
  ) {
    (self.file, self.title, self.hasTitle, self.shortTitle, self.label) = (file, title, hasTitle, shortTitle, label)
    (self.titleLabel, self.blocks) = (titleLabel, blocks)
  }
}
