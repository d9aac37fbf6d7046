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
  /// Of the heading that is the title: the written one and the one made from its text; empty where there is none.
  package var titleLabels: Set<String>
  /// Without the heading that is the title.
  package var blocks: [Block<Directive>]

  package init(
    file: String, title: String, hasTitle: Bool = true, shortTitle: String? = nil, label: String,
    titleLabels: Set<String> = [], blocks: [Block<Directive>]
  ) {
    (self.file, self.title, self.hasTitle, self.shortTitle, self.label) = (file, title, hasTitle, shortTitle, label)
    (self.titleLabels, self.blocks) = (titleLabels, blocks)
  }
}
