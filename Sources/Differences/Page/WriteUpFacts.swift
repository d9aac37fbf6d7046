import Experiments
import Files
import Plotting
import Publishing
import Runs

/// What the two write-ups are: a row for each fact, a column for each side.
enum WriteUpFacts {
  static func table(_ first: WriteUp, _ second: WriteUp) -> DataTable {
    let rows = facts(first).merged(with: facts(second))
    return DataTable(
      columns: [.init(""), .init("A: \(first.shownName)"), .init("B: \(second.shownName)")],
      rows: rows.filter { $0.first != nil || $0.second != nil }.map { [$0.title, $0.first ?? "–", $0.second ?? "–"] })
  }

  private struct Facts {
    var titles: [String] = []
    var values: [String?] = []

    mutating func add(_ title: String, _ value: String?) {
      titles.append(title)
      values.append(value.flatMap { $0.isEmpty ? nil : PrintableText.text($0, most: 300) })
    }

    func merged(with other: Facts) -> [(title: String, first: String?, second: String?)] {
      titles.indices.map { (titles[$0], values[$0], other.values[$0]) }
    }
  }

  private static func facts(_ side: WriteUp) -> Facts {
    let records = side.runs.values.flatMap(\.records)
    let (metadata, provenance) = (side.metadata, records.map(\.provenance))
    var facts = Facts()
    facts.add("Title", metadata?.title)
    facts.add("Note", metadata?.note)
    facts.add("Archived", metadata?.date ?? "not archived")
    facts.add("Profile", metadata?.profile)
    facts.add("Parameters", metadata?.parameters.joined(separator: ", "))
    facts.add("Newest record", records.map(\.timing.finished).max().map(Self.date))
    facts.add("Runs", "\(side.runs.count), with \(NumberText.count(records.count, "record"))")
    facts.add("Data", list(records.map(\.data).map { "\($0.name) (\($0.fingerprint.prefix(12)))" }))
    facts.add("Commit", list(provenance.map { $0.revision?.text ?? "not recorded" }))
    facts.add("Processor", list(provenance.map(\.processor)))
    facts.add("Instructions", list(provenance.map(\.instructions)))
    facts.add("Threads", list(provenance.map { "\($0.threads)" }))
    facts.add("Engine", list(provenance.map { "edition \($0.numerics), \($0.precision.rawValue), \($0.library)" }))
    facts.add("Chapters", side.chapters.map { NumberText.count($0.count, "file") } ?? "not kept")
    facts.add(
      "Digests",
      side.digestSource.map { with in
        side.faults.isEmpty ? "as \(with) has them" : "compared with \(with): see below"
      } ?? "none to compare with")
    return facts
  }

  /// Every value that there is, in order; of many, the first ones.
  private static func list(_ values: [String]) -> String {
    let different = Set(values).sorted()
    let most = 5
    guard different.count > most else { return different.joined(separator: "; ") }
    return different.prefix(most).joined(separator: "; ") + "; and \(different.count - most) more"
  }

  /// `2026-11-25 16:40`, of ISO 8601.
  private static func date(_ text: String) -> String { String(text.prefix(16)).replacing("T", with: " ") }
}

extension WriteUp {
  /// Fit for headings.
  var shownName: String { PrintableText.text(name, most: 100) }
}
