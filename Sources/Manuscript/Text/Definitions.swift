import Settings

/// A note or an address that a file defines: `[^1]: …`, `[paper]: https://…`.
package struct Definition: Sendable {
  enum Kind: Hashable { case note, address }

  var kind: Kind
  /// As CommonMark compares labels: case and blanks do not count.
  var label: String
  /// Without the prefixes of quotes and directives.
  var lines: [(text: ArraySlice<UInt8>, location: SourceLocation)]

  var location: SourceLocation { lines[0].location }
  /// What stands behind the label.
  fileprivate var text: [String] {
    let lines = lines.map(\.text.string)
    guard let end = lines[0].firstRange(of: "]:") else { return lines }
    return [String(lines[0][end.upperBound...])] + lines.dropFirst()
  }
  /// What stands in its brackets, as its author wrote it.
  fileprivate var written: String {
    let line = lines[0].text.string
    guard let end = line.firstRange(of: "]:") else { return mark }
    return String(line[..<end.lowerBound].dropFirst())
  }
  /// As text refers to it.
  var mark: String { kind == .note ? "^\(label)" : label }

  /// Case and runs of blanks do not tell labels apart.
  static func normalized(_ label: some Collection<UInt8>) -> String {
    label.split(whereSeparator: Byte.isBlank).map(\.string).joined(separator: " ").lowercased()
  }
}

/// What a file defines, wherever in it that stands: in its text, in boxes, in quotes.
package struct Definitions: Sendable {
  package struct Include: Sendable {
    package var path: String
    package var location: SourceLocation
  }

  var list: [Definition] = []
  /// What stands in square brackets outside definitions and code.
  private var marks = MarkFinder()
  /// Where what looks like an address belongs to the note before it.
  package private(set) var swallowed: [SourceLocation] = []
  /// Where what looks like an address's definition has more behind it than a title, and is text.
  package private(set) var malformed: [SourceLocation] = []
  /// The files that the text includes, which may define more.
  package fileprivate(set) var includes: [Include] = []

  package init() {}

  /// - Parameter location: where the text begins.
  package init(of text: String, at location: SourceLocation) {
    self = DefinitionScanner.scan(SourceText(text, at: location))
  }

  package static func + (a: Definitions, b: Definitions) -> Definitions {
    var both = a
    both.list += b.list
    both.marks.add(b.marks)
    both.labels += b.labels
    return both
  }

  /// What a file defines and nothing refers to; idioms for comments are not meant.
  ///
  /// - Parameter file: as locations name it.
  package func unused(in file: String) -> [(name: String, isNote: Bool, location: SourceLocation)] {
    list.filter { definition in
      let isComment =
        definition.label == "//" || [": #", ": <>"].contains { definition.lines[0].text.contains(Array($0.utf8)) }
      return definition.location.file == file && !marks.found.contains(definition.mark) && !isComment
    }.map { ($0.written, $0.kind == .note, $0.location) }
  }

  /// What a file defines a second time, in other words, which counts for nothing.
  ///
  /// - Parameter file: as locations name it.
  package func repeated(in file: String) -> [(mark: String, location: SourceLocation, first: SourceLocation)] {
    var first: [String: Definition] = [:]
    return list.filter { $0.location.file == file }.compactMap { definition in
      guard let earlier = first[definition.mark] else {
        first[definition.mark] = definition
        return nil
      }
      return earlier.text == definition.text ? nil : (definition.mark, definition.location, earlier.location)
    }
  }

  /// The labels and names that directives take for their own, which no heading gets.
  private(set) var labels: [String] = []

  mutating func name(_ label: String) { labels.append(Label.normalized(label)) }

  /// Where a link's address is defined.
  func place(of address: String) -> SourceLocation? {
    let bytes = Array(address.utf8)
    return list.lazy.filter { $0.kind == .address }.flatMap(\.lines).first { $0.text.contains(bytes) }?.location
  }

  mutating func swallow(at location: SourceLocation) { swallowed.append(location) }

  mutating func malform(at location: SourceLocation) { malformed.append(location) }

  mutating func mark(_ line: ArraySlice<UInt8>) { marks.read(line) }

  /// The labels of notes.
  var notes: [String] { list.filter { $0.kind == .note }.map(\.label) }

  /// The labels of addresses.
  var addresses: [String] { list.filter { $0.kind == .address }.map(\.label) }

  mutating func include(_ path: String, at location: SourceLocation) {
    includes.append(Include(path: path, location: location))
  }

  /// What a piece of the file refers to, as lines that can stand behind it; what is defined first counts.
  func lines(for piece: SourceText) -> [(text: ArraySlice<UInt8>, location: SourceLocation)] {
    guard !list.isEmpty else { return [] }
    var wanted = MarkFinder()
    for line in piece.lines { wanted.read(line) }
    var chosen: [Int] = []
    var seen: Set<String> = []
    // A note may refer to an address that stands anywhere.
    for kind in [Definition.Kind.note, .address] {
      for (index, definition) in list.enumerated()
      where definition.kind == kind && wanted.found.contains(definition.mark) {
        guard seen.insert(definition.mark).inserted else { continue }
        chosen.append(index)
        if kind == .note { for line in definition.lines { wanted.read(line.text) } }
      }
    }
    return chosen.sorted().flatMap { index in
      [(text: ArraySlice<UInt8>(), location: list[index].location)] + list[index].lines
    }
  }
}
