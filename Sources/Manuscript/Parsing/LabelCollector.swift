import Settings

/// The labels of one chapter and where they stand; keeps the labels that are made from headings apart.
///
/// It is filled by one pass on one thread and does not leave it; `entries` is the value that does.
package final class LabelCollector {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var location: SourceLocation
    /// False where the label was made from a heading's text.
    package var isWritten: Bool

    package init(name: String, location: SourceLocation, isWritten: Bool) {
      (self.name, self.location, self.isWritten) = (name, location, isWritten)
    }
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  package func add(_ name: String, at location: SourceLocation, isWritten: Bool) {
    entries.append(Entry(name: name, location: location, isWritten: isWritten))
  }
}
