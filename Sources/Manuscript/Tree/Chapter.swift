import Settings

/// One chapter as its author wrote it.
package struct Chapter: Sendable {
  /// The file's name relative to the notebook's folder.
  package var file: String
  /// From the front matter, or the first heading of level 1, or the file's name.
  package var title: String
  package var shortTitle: String?
  package var label: String
  package var blocks: [Block<Directive>]

  package init(file: String, title: String, shortTitle: String? = nil, label: String, blocks: [Block<Directive>]) {
    (self.file, self.title, self.shortTitle, self.label, self.blocks) = (file, title, shortTitle, label, blocks)
  }
}
