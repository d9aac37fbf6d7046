/// The page that lists archived write-ups with their main results; like a report it asks nothing of anybody.
package enum ArchiveIndex {
  package struct Entry: Sendable {
    /// Its folder beside the page: a plain word.
    package var name: String
    package var title: String
    package var note: String?
    /// Names and values, in order: `Profile`, `quick`.
    package var facts: [(name: String, value: String)]
    package var results: DataTable?
    /// SHA-256 of its list of digests.
    package var digest: String
    /// Why it cannot be shown.
    package var problem: String?

    package init(
      name: String, title: String, note: String? = nil, facts: [(name: String, value: String)] = [],
      results: DataTable? = nil, digest: String, problem: String? = nil
    ) {
      (self.name, self.title, self.note, self.facts) = (name, title, note, facts)
      (self.results, self.digest, self.problem) = (results, digest, problem)
    }
  }

  /// - Parameter fonts: gives the faces for the characters that the page uses.
  package static func write<Failure: Error>(
    _ entries: [Entry], fonts: (Set<Unicode.Scalar>) throws(Failure) -> [WebFont]
  ) throws(Failure) -> String {
    var values: [String: Template.Value] = [
      "policy": .text(HTMLReport.policy), "style": .html(""), "count": .text("\(entries.count)"),
      "noun": .text(entries.count == 1 ? "write-up" : "write-ups"), "entries": .list(entries.map(fields)),
    ]
    let characters = Set(ArchiveIndexTemplate.page(values).unicodeScalars.filter { $0.value >= 32 })
    values["style"] = .html(Stylesheet.text(fonts: try fonts(characters)) + "\n" + ArchiveIndexTemplate.style)
    return ArchiveIndexTemplate.page(values)
  }

  private static func fields(_ entry: Entry) -> [String: Template.Value] {
    let isSound = entry.problem == nil
    return [
      "name": .text(entry.name), "title": .text(entry.title), "note": .text(entry.note),
      "problem": .text(entry.problem), "isSound": .flag(isSound), "digest": .text(entry.digest),
      "facts": .list(entry.facts.map { ["name": .text($0.name), "value": .text($0.value)] }),
      "table": .html(entry.results.map { DataTableWriter.table($0) } ?? ""),
    ]
  }
}
