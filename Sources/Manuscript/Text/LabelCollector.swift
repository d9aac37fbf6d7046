import Settings

/// What one chapter has across its pieces: labels and where they stand, what it refers to, and what its files define.
///
/// It is filled by one pass on one thread and does not leave it; `entries` is the value that does.
package final class LabelCollector {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var location: SourceLocation
    /// False where the label was made from a heading's text.
    package var isWritten: Bool
    /// What the label would be where no other heading had it; nil where it was not made from one.
    package var stem: String?
  }

  package private(set) var entries: [Entry] = []
  package struct Reference: Sendable {
    package var destination: LinkDestination
    package var location: SourceLocation
    /// Whether it stands in text that the report shows.
    package var isShown = true
  }

  /// Where links lead, and where the links stand.
  package private(set) var references: [Reference] = []
  /// The labels of text that the report does not show.
  package private(set) var withheld: Set<String> = []
  /// Of the notebook's files.
  let paths: FilePaths
  /// By file: what it defines itself goes before what files define that it includes, or that include it.
  package var definitions: [String: Definitions]
  private var taken: Set<String> = []
  private var told: Set<String> = []
  /// How often each label was made, so that a thousand equal headings do not search.
  private var made: [String: Int] = [:]

  /// - Parameter definitions: by file; without them, each piece of text has its own.
  package init(paths: FilePaths = FilePaths(), definitions: [String: Definitions] = [:]) {
    (self.paths, self.definitions) = (paths, definitions)
    taken = Set(definitions.values.flatMap(\.labels))
  }

  package func add(_ name: String, at location: SourceLocation, isWritten: Bool) {
    add(Entry(name: name, location: location, isWritten: isWritten))
  }

  private func add(_ entry: Entry) {
    taken.insert(entry.name)
    entries.append(entry)
  }

  /// Whether the kind was not spoken of before in this chapter.
  func tellsOnce(_ kind: String) -> Bool { told.insert(kind).inserted }

  func refer(to destination: LinkDestination, at location: SourceLocation) {
    references.append(Reference(destination: destination, location: location))
  }

  package func withhold(_ names: [String]) { withheld.formUnion(names) }

  /// Reads text that the report does not show: its labels lead nowhere, and leave their names to others.
  package func withholding<Read>(_ read: () -> Read) -> Read {
    let (entryCount, referenceCount, names, numbers) = (entries.count, references.count, taken, made)
    defer {
      withheld.formUnion(entries[entryCount...].map(\.name))
      entries.removeSubrange(entryCount...)
      for index in referenceCount..<references.count { references[index].isShown = false }
      (taken, made) = (names, numbers)
    }
    return read()
  }

  /// Keeps a label that will be added later from being made for a heading before it.
  package func reserve(_ name: String) { taken.insert(name) }

  /// A label for a heading without one: made from its text, with `-1`, `-2` where that is taken, as GitHub has it.
  package func make(from text: String, at location: SourceLocation) -> String {
    let stem = Label.made(from: text)
    var count = made[stem, default: 0]
    var name = stem
    repeat {
      name = count == 0 ? stem : "\(stem)-\(count)"
      count += 1
    } while taken.contains(name)
    made[stem] = count
    add(Entry(name: name, location: location, isWritten: false, stem: stem))
    return name
  }

  /// The heading of the file itself that an author may have meant by a label that leads into another file of the
  /// chapter, where an equal heading stands.
  package func ownHeading(_ label: String, in file: String) -> (own: Entry, goal: Entry)? {
    guard let goal = entries.first(where: { $0.name == label }), goal.location.file != file,
      let own = entries.first(where: { $0.location.file == file && $0.stem == label })
    else { return nil }
    return (own, goal)
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
