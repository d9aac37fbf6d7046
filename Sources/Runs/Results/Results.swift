import Experiments

/// What all runs of a book came to, by name.
package struct Results: Sendable {
  package private(set) var runs: [String: RunResult] = [:]
  /// Why a run has no result, as a sentence.
  package private(set) var failures: [String: String] = [:]
  package let symbols: SymbolTable

  package init(_ symbols: SymbolTable) { self.symbols = symbols }

  package mutating func add(_ result: RunResult) { runs[result.name] = result }
  package mutating func fail(_ name: String, _ reason: String) { failures[name] = reason }

  /// What others reported, in the order of their names.
  package var reported: [ReportedRun] { symbols.all(ReportedRun.self).sorted { $0.name < $1.name } }

  /// A run by its name, or one of its seeds: `onecycle#2`.
  package func run(_ reference: RunReference) throws(ResultProblem) -> RunResult {
    if let result = runs[reference.name] { return try result.only(seed: reference.seed) }
    throw ResultProblem("\(reference.name) has no result: \(failures[reference.name] ?? "it was not run")")
  }

  /// A run, one of its seeds, or what others reported.
  package func shown(_ reference: RunReference) throws(ResultProblem) -> AnyRun {
    guard let symbol = symbols[reference.name] else { return .made(try run(reference)) }
    return try symbol.shown(seed: reference.seed, self)
  }

  package func shown(_ references: [RunReference]) throws(ResultProblem) -> [AnyRun] {
    var found: [AnyRun] = []
    for reference in references { found.append(try shown(reference)) }
    return found
  }

  package func value(_ path: ResultPath) throws(ResultProblem) -> ResultValue {
    if let symbol = symbols[path.run] { return try symbol.value(path, self) }
    return try shown(RunReference(name: path.run, seed: path.seed)).value(path)
  }

  /// The one number that a setting is made of.
  ///
  /// - Throws: where there is none, and where a seed never reaches the level of a time: a mean over the others would
  ///   flatter the run.
  package func number(_ path: ResultPath) throws(ResultProblem) -> Double {
    let value = try value(path)
    guard let number = value.number else { throw ResultProblem("\(path) is no number") }
    if case .timeTo(let level, _) = path.moment, value.absent > 0 { throw value.neverReached(level, by: path.run) }
    return number
  }

  /// The run that a result is made of: of a sweep's best member, that member.
  package func subject(of path: ResultPath) -> AnyRun? { symbols[path.run]?.subject(of: path, self) }

  /// The date of the newest record, ISO 8601; nil where there is none.
  package var newest: String? { runs.values.flatMap(\.records).map(\.timing.finished).max() }
}
