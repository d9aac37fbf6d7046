import Plotting
import Settings

extension SweepDefinition: Symbol {
  package var noun: String { "sweep of trainings" }
  package var sources: [String] { members.map(\.name) }
  package func members(seed: Int?) -> [RunReference] { members.map { RunReference(name: $0.name, seed: seed) } }

  package var complaintAboutLike: Complaint { complaintAboutWeights }

  package var complaintAboutWeights: Complaint {
    Complaint("'\(name)' is a sweep of \(members.count) trainings", hint: memberHint)
  }

  package func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint? {
    if use.shows == .sweep, seed != nil { return Complaint("\(use.user) shows all seeds", hint: "write \(name)") }
    guard use.shows == .sweep || use.shows.includes(.training) else {
      return Complaint("\(use.user) shows \(use.shows.words), and '\(name)' is a \(noun)")
    }
    return members.lazy.compactMap { symbols[$0.name, as: RunDefinition.self]?.complaint(aboutSeed: seed) }.first
  }

  package func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint? {
    guard path.seed == nil else {
      return Complaint(
        "the best member of \(name) is the best over all seeds", hint: "write \(name).\(path.name)")
    }
    if path.name == SweepResults.best, path.argument == nil, path.moment == .final { return nil }
    if let inner = SweepResults.inner(path) {
      let first = members.first.flatMap { symbols[$0.name, as: RunDefinition.self] }
      return first?.complaint(about: inner, among: symbols) ?? ResultKind.complaint(about: inner, of: .training)
    }
    return Complaint(
      "a sweep has no result '\(path.name)'",
      hint: "write \(name).best for the best value, \(name).best.test.accuracy for a result of it, or "
        + "\(members.first?.name ?? name).test.accuracy for one of a member")
  }

  package func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint? {
    guard MemberName.sweep(of: run) != name else {
      return Complaint("\(name) refers to its own result", hint: "write a number in its place")
    }
    if let complaint = complaint(about: path, among: SymbolTable()) { return complaint }
    guard path.name == SweepResults.best, !isNumeric else { return nil }
    return Complaint("\(path) is a text, and a setting needs a number", hint: "vary one setting that is a number")
  }

  /// What it is judged by follows from its members; one with mistakes in them was complained about.
  package func settled(among symbols: SymbolTable, _ diagnostics: Diagnostics) -> SweepDefinition? {
    let runs = members.compactMap { symbols[$0.name, as: RunDefinition.self] }
    guard let first = runs.first, runs.count == members.count else { return nil }
    if let by, by.split == .validation, !first.holdsOut {
      diagnostics.report(
        "by takes \(by.rawValue), and no pictures are held out", at: location,
        hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or by: train.accuracy")
    }
    var copy = self
    copy.measure = by ?? Self.standardMeasure(holdsOut: first.holdsOut)
    return copy
  }

  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue {
    try SweepResults(self, results).value(path, results)
  }

  package func subject(of path: ResultPath, _ results: Results) -> AnyRun? {
    SweepResults.inner(path) == nil ? nil : SweepResults(self, results).bestRow?.run.map { .made($0) }
  }
}

extension Results {
  package func sweep(_ name: String) throws(ResultProblem) -> SweepResults {
    guard let sweep = symbols[name, as: SweepDefinition.self] else {
      throw ResultProblem("there is no sweep '\(name)'")
    }
    return SweepResults(sweep, self)
  }
}
