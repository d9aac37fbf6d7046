/// Pages with what a reader's program needs to find its way: outline and metadata.
package struct DocumentPages: Sendable {
  package struct OutlineEntry: Hashable, Sendable {
    package var title: String
    /// The name of a `Tag.destination` on one of the pages.
    package var destination: String
    /// 1 for chapters, 2 for their sections.
    package var level: Int

    package init(title: String, destination: String, level: Int) {
      (self.title, self.destination, self.level) = (title, destination, level)
    }
  }

  package var title: String
  package var authors: String
  package var subject: String
  /// ISO 8601, so that equal reports are equal files: the date of the newest record, never the clock's.
  package var date: String
  package var pages: [Scene]
  package var outline: [OutlineEntry]

  package init(
    title: String, authors: String, subject: String, date: String, pages: [Scene], outline: [OutlineEntry]
  ) {
    (self.title, self.authors, self.subject, self.date) = (title, authors, subject, date)
    (self.pages, self.outline) = (pages, outline)
  }
}
