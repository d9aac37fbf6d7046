import Runs
import Settings

/// Runs, seeds of runs (`a-run#2`) and sweeps of a book, as options name them.
struct RunNames: Sendable {
  private var seeds: [String: Set<Int>] = [:]

  /// None of them.
  init() {}

  /// - Parameters:
  ///   - needs: whether what they need is meant too.
  ///   - option: whose names they are.
  /// - Throws: `AuthorMistakes` for names that the book does not have.
  init(_ names: [String], of book: CheckedBook, needs: Bool = false, option: String) throws(AuthorMistakes) {
    let runs = Dictionary(book.runs.map { ($0.name, $0) }) { first, _ in first }
    let diagnostics = Diagnostics()
    for text in names {
      let reference = RunReference(text)
      let sweep = reference.flatMap { book.symbols[$0.name, as: SweepDefinition.self] }
      if let sweep, reference?.seed == nil {
        for member in sweep.members { add(member.name, nil, runs, needs: needs) }
      } else if let reference, let run = runs[reference.name], reference.seed.map(run.seeds.contains) ?? true {
        add(reference.name, reference.seed, runs, needs: needs)
      } else {
        let names = book.runs.map(\.name) + book.symbols.all(SweepDefinition.self).map(\.name)
        let seeds = reference.flatMap { runs[$0.name] }.map {
          "its seeds: \($0.seeds.map(String.init).joined(separator: ", "))"
        }
        diagnostics.report(
          "there is no run '\(text.prefix(80))'", at: SourceLocation(file: option),
          hint: seeds ?? NearestName.hint(for: text, among: names))
      }
    }
    guard !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
  }

  private mutating func add(_ name: String, _ seed: Int?, _ runs: [String: RunDefinition], needs: Bool) {
    guard let run = runs[name] else { return }
    let isNew = seeds[name] == nil
    seeds[name, default: []].formUnion(seed.map { [$0] } ?? run.seeds)
    // Results are of all seeds of a run.
    if isNew, needs { for need in run.needs { add(need, nil, runs, needs: true) } }
  }

  func has(_ name: String, seed: Int) -> Bool { seeds[name]?.contains(seed) ?? false }
}

/// The runs of a book that a build is to make.
struct WantedRuns: Sendable {
  /// nil where all of them are wanted.
  private var names: RunNames?

  /// - Throws: `AuthorMistakes` for names that the book does not have.
  init(_ choice: BuildChoice, of book: CheckedBook) throws(AuthorMistakes) {
    if choice.isFrozen {
      names = RunNames()
    } else if !choice.only.isEmpty {
      names = try RunNames(choice.only, of: book, needs: true, option: "--only")
    }
  }

  func has(_ name: String, seed: Int) -> Bool { names?.has(name, seed: seed) ?? true }
}
