import Settings

extension CompareDefinition: Symbol {
  package var noun: String { "compare" }
  package var sources: [String] { runs.reversed().map(\.name) }
  package func members(seed: Int?) -> [RunReference] { runs }

  package func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint? {
    guard use.shows != .compare else { return nil }
    return Complaint("\(use.user) shows \(use.shows.words), and '\(name)' is a compare", hint: "name its runs")
  }

  package func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint? {
    Complaint("a setting cannot be made of a compare's result", hint: "name a run's result")
  }

  package func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint? {
    guard let wanted = Comparison.Wanted(path) else {
      return Complaint(
        "a compare has no result '\(path.name)'", hint: NearestName.hint(for: path.name, among: Comparison.names))
    }
    guard wanted.measure == nil || measure(wanted) != nil else {
      return Complaint(
        "\(name) is not compared by \(wanted.measure ?? "")",
        hint: "its results: " + by.map(\.text).joined(separator: ", "))
    }
    let others = runs.filter { $0 != baseline }.map(\.name)
    guard others.contains(path.argument ?? (others.count == 1 ? others[0] : "")) else {
      return Complaint(
        "\(wanted.name) needs one of the compared runs in brackets",
        hint: "write \(path.run).\(wanted.name)(\(others.first ?? "")), of: \(others.joined(separator: ", "))")
    }
    guard wanted.name == ResultPath.pValue else { return nil }
    let other = runs.first { $0.name == path.argument && $0 != baseline } ?? runs.first { $0 != baseline } ?? baseline
    return complaint(aboutTest: wanted, other, symbols)
  }

  /// Of what others reported there is a test only where of each side one network's right answers are counted, and of
  /// runs with one seed each only of the pictures that they got right.
  private func complaint(
    aboutTest wanted: Comparison.Wanted, _ other: RunReference, _ symbols: SymbolTable
  ) -> Complaint? {
    // Where it is not said by what, it is by final test accuracy.
    let isAccuracy = wanted.measure == nil || measure(wanted)?.isFinalTestAccuracy == true
    let made = [baseline, other].compactMap { reference in
      symbols[reference.name, as: RunDefinition.self].map { reference.seed == nil ? $0.seeds.count : 1 }
    }
    if made.count == 2, made.contains(1), made != [1, 1] || !isAccuracy {
      let reason =
        made == [1, 1]
        ? "\(baseline.name) and \(other.name) have one seed each"
        : "\(made[0] == 1 ? baseline.name : other.name) has a single seed"
      return Complaint(
        "there is no p-value: \(reason)",
        hint: "give both runs several seeds, as 'seeds: [1, 2, 3]', or name \(name).difference instead")
    }
    let compared = [baseline.name, other.name]
    guard let run = compared.lazy.compactMap({ symbols[$0, as: ReportedRun.self] }).first else { return nil }
    let canCount = compared.allSatisfy { name in
      symbols[name, as: ReportedRun.self].map { AnyRun.reported($0).answers != nil }
        ?? (symbols[name, as: RunDefinition.self]?.seeds.count == 1)
    }
    if canCount, isAccuracy { return nil }
    return Complaint("there is no p-value: \(run.whyNoTest)", hint: "name \(name).difference instead")
  }

  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue {
    try Comparison(self, results).value(path)
  }
}

extension Results {
  package func comparison(_ name: String) throws(ResultProblem) -> Comparison {
    guard let compare = symbols[name, as: CompareDefinition.self] else {
      throw ResultProblem("there is no compare '\(name)'")
    }
    return try Comparison(compare, self)
  }
}
