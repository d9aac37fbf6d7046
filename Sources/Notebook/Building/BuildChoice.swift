import Runs
import Settings

/// Which runs a build makes, and what becomes of a report without the others.
package struct BuildChoice: Sendable {
  /// Runs, seeds of runs (`a-run#2`) and sweeps that are made where they are missing, with all that they need; empty for
  /// all.
  package var only: [String] = []
  /// Whether nothing is trained: a run without a record is a mistake.
  package var isFrozen = false
  /// Whether a report is written where runs are left, with boxes that say so.
  package var isPartial = false
  /// Whether a warning is a mistake.
  package var isStrict = false
  /// Whether it may be stopped by the clock, so that finished runs are frozen as they finish.
  package var hasTimeLimit = false

  package init() {}

  /// Whether the report may be waiting for runs that are made another time or elsewhere.
  var isPiecewise: Bool { !only.isEmpty || isPartial || hasTimeLimit }

  /// What a report says of a run that is left.
  static let left = "it is not made yet"

  /// - Throws: `AuthorMistakes` where warnings are mistakes, and where nothing is trained and something is missing.
  func check(_ look: BookLook, _ book: CheckedBook) throws(AuthorMistakes) {
    let diagnostics = Diagnostics()
    if isStrict {
      for warning in look.warnings {
        diagnostics.report(Diagnostic(warning.message, at: warning.location, hint: warning.hint))
      }
    }
    if isFrozen, !isPartial {
      for (name, seeds) in Dictionary(grouping: look.missing, by: \.name) {
        let list = seeds.map { "\($0.seed)" }.joined(separator: ", ")
        diagnostics.report(
          "'\(name)' has no record for seed \(list), and --frozen trains nothing",
          at: book.runs.first { $0.name == name }?.location ?? SourceLocation(file: "--frozen"),
          hint: "build without it, or with --partial beside it")
      }
    }
    guard !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
  }
}

/// The runs of a book that a build is to make.
struct WantedRuns: Sendable {
  /// Seeds by run; nil where all of them are wanted.
  private var seeds: [String: Set<Int>]?

  /// - Throws: `AuthorMistakes` for names that the book does not have.
  init(_ choice: BuildChoice, of book: CheckedBook) throws(AuthorMistakes) {
    if choice.isFrozen { seeds = [:] }
    guard !choice.only.isEmpty, !choice.isFrozen else { return }
    let runs = Dictionary(book.runs.map { ($0.name, $0) }) { first, _ in first }
    let diagnostics = Diagnostics()
    var found: [String: Set<Int>] = [:]
    func want(_ name: String, _ seed: Int? = nil) {
      guard let run = runs[name] else { return }
      let isNew = found[name] == nil
      found[name, default: []].formUnion(seed.map { [$0] } ?? run.seeds)
      // Results are of all seeds of a run.
      if isNew { for need in run.needs { want(need) } }
    }
    for text in choice.only {
      let reference = RunReference(text)
      let sweep = reference.flatMap { book.symbols[$0.name, as: SweepDefinition.self] }
      if let sweep, reference?.seed == nil {
        for member in sweep.members { want(member.name) }
      } else if let reference, let run = runs[reference.name], reference.seed.map(run.seeds.contains) ?? true {
        want(reference.name, reference.seed)
      } else {
        let names = book.runs.map(\.name) + book.symbols.all(SweepDefinition.self).map(\.name)
        let seeds = reference.flatMap { runs[$0.name] }.map {
          "its seeds: \($0.seeds.map(String.init).joined(separator: ", "))"
        }
        diagnostics.report(
          "there is no run '\(text.prefix(80))'", at: SourceLocation(file: "--only"),
          hint: seeds ?? NearestName.hint(for: text, among: names))
      }
    }
    guard !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
    seeds = found
  }

  func has(_ name: String, seed: Int) -> Bool { seeds.map { $0[name]?.contains(seed) ?? false } ?? true }
}
