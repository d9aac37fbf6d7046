import Experiments

/// What all runs of a book came to, by name.
package struct Results: Sendable {
  package private(set) var runs: [String: RunResult] = [:]
  /// Why a run has no result, as a sentence.
  package private(set) var failures: [String: String] = [:]
  package let compares: [String: CompareDefinition]
  package let sweeps: [String: SweepDefinition]
  /// What others reported, which is known from the start.
  package let reported: [String: ReportedRun]

  package init(_ book: CheckedBook) {
    compares = Dictionary(book.compares.map { ($0.name, $0) }) { first, _ in first }
    sweeps = Dictionary(book.sweeps.map { ($0.name, $0) }) { first, _ in first }
    reported = Dictionary(book.reported.map { ($0.name, $0) }) { first, _ in first }
  }

  mutating func add(_ result: RunResult) { runs[result.name] = result }
  mutating func fail(_ name: String, _ reason: String) { failures[name] = reason }

  /// A run by its name, or one of its seeds: `onecycle#2`.
  func run(_ reference: RunReference) throws(ResultProblem) -> RunResult {
    if let result = runs[reference.name] { return try result.only(seed: reference.seed) }
    throw ResultProblem("\(reference.name) has no result: \(failures[reference.name] ?? "it was not run")")
  }

  /// A run, one of its seeds, or what others reported.
  func shown(_ reference: RunReference) throws(ResultProblem) -> ShownRun {
    if let run = reported[reference.name] { return .reported(run) }
    return .made(try run(reference))
  }

  func shown(_ references: [RunReference]) throws(ResultProblem) -> [ShownRun] {
    var found: [ShownRun] = []
    for reference in references { found.append(try shown(reference)) }
    return found
  }

  package func value(_ path: ResultPath) throws(ResultProblem) -> ResultValue {
    if let compare = compares[path.run] { return try Comparison(compare, self).value(path) }
    if let sweep = sweeps[path.run] { return try SweepResults(sweep, self).value(path, self) }
    return try shown(RunReference(name: path.run, seed: path.seed)).value(path)
  }

  /// The run that a result is made of: of a sweep's best member, that member.
  func subject(of path: ResultPath) -> ShownRun? {
    if let sweep = sweeps[path.run] {
      return SweepResults.inner(path) == nil ? nil : SweepResults(sweep, self).bestRow?.run.map { .made($0) }
    }
    return try? shown(RunReference(name: path.run, seed: path.seed))
  }

  /// The date of the newest record, ISO 8601; nil where there is none.
  var newest: String? { runs.values.flatMap(\.records).map(\.timing.finished).max() }
}

/// A run, or one of its seeds, as a directive names it.
package struct RunReference: Hashable, Sendable {
  package var name: String
  package var seed: Int?

  init(name: String, seed: Int? = nil) { (self.name, self.seed) = (name, seed) }

  /// - Returns: nil where the text is no name, or what follows `#` no number.
  init?(_ text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard let first = parts.first, MemberName.isName(String(first)), parts.count <= 2 else { return nil }
    name = String(first)
    guard parts.count == 2 else { return }
    guard let seed = Int(parts[1]) else { return nil }
    self.seed = seed
  }
}
