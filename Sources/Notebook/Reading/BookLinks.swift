import Displays
import Manuscript

/// Where links between chapters lead.
struct BookLinks: Sendable {
  /// Chapters, from 0, by path from the notebook's folder.
  private(set) var chapters: [String: Int] = [:]
  private(set) var titles: [String] = []
  /// What has a label, by chapter.
  private(set) var places: [[String: Labels.Place]] = []

  mutating func add(_ path: String, title: String, _ labels: [String: Labels.Place]) {
    chapters[path] = titles.count
    titles.append(title)
    places.append(labels)
  }

  /// Figures, tables and boxes, which are known once their text has been read.
  mutating func add(_ names: [String], to chapter: Int, _ labels: Labels) {
    for name in names { places[chapter][name] = places[chapter][name] ?? labels.places[name] }
  }

  /// A link as the pages have it: one without a text of its own shows what it leads to, and a file that is no chapter is
  /// named, since it does not travel with the report.
  ///
  /// - Parameters:
  ///   - chapter: in which the link stands; nil for the abstract.
  ///   - words: a heading's text with the values of its roles; the key is its own in the book.
  func shown(
    _ text: [Inline], _ destination: LinkDestination, title: String?, in chapter: Int?, _ labels: Labels,
    words: (_ heading: [Inline], _ key: String) -> String
  ) -> [Inline] {
    func name(_ place: Labels.Place, _ label: String, in chapter: Int?) -> String {
      if case .heading(let text) = place {
        words(text, "\(chapter.map(String.init) ?? "")#\(label)")
      } else {
        place.title
      }
    }
    switch destination {
    case .web, .chapter: return [.link(text, to: destination, title: title)]
    case .label(let label):
      let own = chapter.flatMap { places[$0][label] }
      let place = own ?? labels.places[label]
      let shown = text.isEmpty ? place.map { name($0, label, in: own == nil ? nil : chapter) } ?? "#\(label)" : ""
      return [.link(text.isEmpty ? [.text(shown)] : text, to: destination, title: title)]
    case .file(let path, let label):
      guard let goal = chapters[path] else { return named(text, path) }
      let place = label.flatMap { label in places[goal][label].map { (label, $0) } }
      let shown = text.isEmpty ? place.map { name($1, $0, in: goal) } ?? titles[goal] : ""
      return [.link(text.isEmpty ? [.text(shown)] : text, to: .chapter(goal, label: label), title: title)]
    case .outside(let path): return named(text, path)
    }
  }

  private func named(_ text: [Inline], _ path: String) -> [Inline] {
    text.isEmpty || text.plainText == path ? [.code(path)] : text + [.text(" ("), .code(path), .text(")")]
  }
}
