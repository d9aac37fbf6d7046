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
  /// The labels that links lead to, and where the links stand.
  package private(set) var references: [(label: String, location: SourceLocation)] = []
  private var taken: Set<String> = []
  /// How often each label was made, so that a thousand equal headings do not search.
  private var made: [String: Int] = [:]

  package init() {}

  package func add(_ name: String, at location: SourceLocation, isWritten: Bool) {
    taken.insert(name)
    entries.append(Entry(name: name, location: location, isWritten: isWritten))
  }

  func refer(to label: String, at location: SourceLocation) { references.append((label, location)) }

  /// Keeps a label that will be added later from being made for a heading before it.
  package func reserve(_ name: String) { taken.insert(name) }

  /// A label for a heading without one: made from its text, with `-2`, `-3` where that is taken.
  package func make(from text: String, at location: SourceLocation) -> String {
    let stem = Label.made(from: text)
    var count = made[stem, default: 0]
    var name = stem
    repeat {
      count += 1
      name = count == 1 ? stem : "\(stem)-\(count)"
    } while taken.contains(name)
    made[stem] = count
    add(name, at: location, isWritten: false)
    return name
  }

  /// Complains about every label that stands twice among the chapters of a book.
  ///
  /// Labels made from headings give way: the ones of another chapter may be equal.
  package static func reportDuplicates(among collectors: [LabelCollector], diagnostics: Diagnostics) {
    var first: [String: SourceLocation] = [:]
    for entry in collectors.flatMap(\.entries) where entry.isWritten {
      if let earlier = first[entry.name] {
        diagnostics.report(
          "the label '\(entry.name)' stands twice", at: entry.location, hint: "it stands first at \(earlier)")
      } else {
        first[entry.name] = entry.location
      }
    }
  }
}
