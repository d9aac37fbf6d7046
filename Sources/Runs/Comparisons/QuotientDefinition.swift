import Settings

/// One result over another: how many times as fast, as large, as many.
package struct QuotientDefinition: Sendable {
  package var name: String
  package var location: SourceLocation
  /// As they were written, with parameters put in.
  package var settings: SettingsNode
  package var numerator: ResultPath
  package var denominator: ResultPath

  package init(
    name: String, location: SourceLocation, settings: SettingsNode, numerator: ResultPath, denominator: ResultPath
  ) {
    (self.name, self.location, self.settings) = (name, location, settings)
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// Its one result.
  package static let result = "value"
}

extension QuotientDefinition: Symbol {
  package var noun: String { "quotient" }
  package var isSettledLast: Bool { true }
  package var sources: [String] { [numerator.run, denominator.run] }

  package func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint? {
    Complaint("\(use.user) shows \(use.shows.words), and '\(name)' is a quotient", hint: "name its runs")
  }

  package func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint? {
    if path.description == "\(name).\(Self.result)" { return nil }
    return Complaint("a quotient has no result '\(path.name)'", hint: "write \(name).\(Self.result)")
  }

  package func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint? {
    Complaint("a setting cannot be made of a quotient", hint: "name a run's result")
  }

  package func settled(among symbols: SymbolTable, _ diagnostics: Diagnostics) -> QuotientDefinition? {
    for (setting, path) in [("of", numerator), ("over", denominator)] {
      let place = settings[setting]?.location ?? location
      if let other = symbols[path.run], other is QuotientDefinition {
        diagnostics.report("'\(path.run)' is a quotient itself", at: place, hint: "write one quotient of runs' results")
      } else {
        symbols.check(path, at: place, diagnostics: diagnostics)
      }
      if ResultKind.find(path.name)?.isText ?? false {
        diagnostics.report("\(path) is a text, and a quotient needs numbers", at: place, hint: "name another result")
      }
    }
    checkUnits(diagnostics)
    return self
  }

  /// How many times as much one is as the other can only be said of the same sort of number.
  private func checkUnits(_ diagnostics: Diagnostics) {
    guard let above = numerator.unit, let below = denominator.unit, above.words != below.words else { return }
    diagnostics.report(
      "\(numerator) is \(above.words) and \(denominator) \(below.words): neither is so many times the other",
      at: settings["over"]?.location ?? location, hint: "name two results of one sort")
  }

  /// Of runs with the same seeds each over each, else the one mean over the other.
  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue {
    let (above, below) = (try results.value(numerator), try results.value(denominator))
    guard let top = above.number, let bottom = below.number, top.isFinite, bottom.isFinite, bottom != 0
    else { throw ResultProblem("\(name) is no number: \(numerator) over \(denominator)") }
    if let value = paired(results) { return value }
    for (path, value) in [(numerator, above), (denominator, below)] where value.absent > 0 {
      if case .timeTo(let level, _) = path.moment { throw value.neverReached(level, by: path.run) }
    }
    var value = ResultValue([top / bottom], .plain)
    if above.seeds > 1 || below.seeds > 1 { value.lacksSeeds = "a quotient of two means" }
    value.isReported = above.isReported || below.isReported
    return value
  }

  /// Seed over the same seed, of those that have both; nil where the runs have other seeds, or one only, and where a
  /// quotient is not above zero, of which there is no geometric mean.
  private func paired(_ results: Results) -> ResultValue? {
    let sides = [numerator, denominator].compactMap { path -> [Int: Double?]? in
      guard let run = results.subject(of: path)?.made else { return nil }
      let inner = SweepResults.inner(path) ?? path
      let numbers = run.records.map { record in
        (record.plan.seed, (try? AnyRun.made(RunResult(run.definition, [record])).value(inner))?.number)
      }
      return Dictionary(numbers) { first, _ in first }
    }
    guard sides.count == 2, sides[0].count > 1, Set(sides[0].keys) == Set(sides[1].keys) else { return nil }
    let each = sides[0].keys.sorted().compactMap { seed -> Double? in
      guard let top = sides[0][seed] ?? nil, let bottom = sides[1][seed] ?? nil else { return nil }
      return top / bottom
    }
    guard !each.isEmpty, each.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    var value = ResultValue(each, .plain, .geometric)
    value.absent = sides[0].count - each.count
    return value
  }

  package func box(_ results: Results) -> SymbolBox? {
    do throws(ResultProblem) {
      let value = ValueFormat.text(try results.value(ResultPath("\(name).\(Self.result)") ?? numerator), nil)
      return SymbolBox(
        .shown(
          kind: noun, outcome: "\(numerator) is \(value) times \(denominator).", settings: SettingsWriter.text(settings)
        ))
    } catch {
      return SymbolBox(
        .failed(title: "\(name) has no value", reason: error.sentence), problems: ["\(name): \(error.sentence)"])
    }
  }
}
