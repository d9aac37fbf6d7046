import Manuscript
import Settings

/// Every label of the book and what `numref` and `ref` say of it.
package struct Labels: Sendable {
  package static let form = "labels have lower-case letters, digits and - _ . :"
  /// Files are named after them, with ends of their own.
  private static let longest = 100

  /// Whether something can have the label; complains where it cannot.
  package static func check(_ label: String, at location: SourceLocation, diagnostics: Diagnostics) -> Bool {
    let isShort = label.utf8.count <= longest
    if isShort, Label.isValid(label) { return true }
    diagnostics.report(
      "'\(label.prefix(80))' is no label", at: location,
      hint: isShort ? form : "labels have at most \(longest) letters, and this one has \(label.utf8.count)")
    return false
  }

  package enum Place: Hashable, Sendable {
    case figure(Int)
    case table(Int)
    case chapter(Int, title: String)
    /// Its roles have no values yet.
    case heading([Inline])
    /// A run's box, or a block that has a label only.
    case block(String)

    /// `Figure 3`
    package var number: String {
      switch self {
      case .figure(let number): "Figure\u{a0}\(number)"
      case .table(let number): "Table\u{a0}\(number)"
      case .chapter(let number, _): "Chapter\u{a0}\(number)"
      case .heading(let text): "“\(text.plainText)”"
      case .block(let name): name
      }
    }

    package var title: String {
      switch self {
      case .chapter(_, let title): title
      case .heading(let text): text.plainText
      case .figure, .table, .block: number
      }
    }
  }

  package private(set) var places: [String: Place] = [:]
  /// Where in the text each of the places stands.
  package private(set) var locations: [String: SourceLocation] = [:]
  private var written: [String: SourceLocation] = [:]
  private var givenUp: Set<String> = []
  private var withheld: Set<String> = []

  package init() {}

  /// Of this label, and of those that begin with it and a dash, nobody complains that they are missing.
  package mutating func giveUp(_ label: String) { givenUp.insert(label) }

  /// These stand in text that the report does not show.
  package mutating func withhold(_ labels: Set<String>) { withheld.formUnion(labels) }

  package func isWithheld(_ label: String) -> Bool { places[label] == nil && withheld.contains(label) }

  /// Complains about a place that the report does not show.
  package static func reportWithheld(_ label: String, at location: SourceLocation, diagnostics: Diagnostics) {
    diagnostics.report(
      "'\(label.prefix(80))' stands in text for other profiles, which this report does not show", at: location,
      hint: "write this sentence into the same {only}, or lead to what all profiles have")
  }

  /// Complains where an author gave the label to something else already; made labels give way.
  package mutating func add(
    _ label: String, _ place: Place, at location: SourceLocation, isWritten: Bool, diagnostics: Diagnostics
  ) {
    if isWritten {
      // A file that is included twice has its figures in one place.
      if let first = written[label], first != location || isNumbered(label) {
        let isSame = first == location
        diagnostics.report(
          isSame ? "the file with the label '\(label)' is included twice" : "the label '\(label)' stands twice",
          at: location,
          hint: isSame
            ? "include it once, or leave what has the label out of it"
            : "it stands first at \(first); set ':label:' to another")
        return
      }
      written[label] = location
      (places[label], locations[label]) = (place, location)
    } else if places[label] == nil {
      (places[label], locations[label]) = (place, location)
    }
  }

  private func isNumbered(_ label: String) -> Bool {
    switch places[label] {
    case .figure, .table: true
    default: false
    }
  }

  /// The place of a label as text writes it; nil after a complaint.
  package func find(_ text: String, at location: SourceLocation, diagnostics: Diagnostics) -> (
    label: String, place: Place
  )? {
    let label = Label.normalized(text)
    if let place = places[label] { return (label, place) }
    guard !givenUp.contains(where: { label == $0 || label.hasPrefix($0 + "-") }) else { return nil }
    guard !withheld.contains(label) else {
      Self.reportWithheld(label, at: location, diagnostics: diagnostics)
      return nil
    }
    diagnostics.report(
      "there is no label '\(label.prefix(80))'", at: location,
      hint: NearestName.find(label, among: places.keys).map { "did you mean '\($0)'?" }
        ?? "figures, tables, runs, chapters and headings have labels")
    return nil
  }
}
