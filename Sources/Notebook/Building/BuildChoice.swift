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

  /// Runs, seeds and sweeps that are made although they are there; empty for none.
  package var retrained: [String] = []
  /// How many runs are trained at a time.
  package var jobs = 1
  /// Seconds that all that is to be made may take; nil for any.
  package var budget: Int?

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
    if let budget { checkBudget(Double(budget), look.forecast, diagnostics) }
    guard !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
  }

  private func checkBudget(_ budget: Double, _ forecast: BuildForecast, _ diagnostics: Diagnostics) {
    let place = SourceLocation(file: "--budget")
    if let unknown = forecast.runs.first(where: { forecast.seconds(of: $0) == nil }) {
      let name = "\(unknown.name.name)#\(unknown.name.seed)"
      diagnostics.report(
        "nothing like \(name) was trained on this machine with as many threads, so that its time is not known",
        at: place,
        hint:
          "'--until' stops at a checkpoint after a time; '--only \(name)' makes one first, and the others are known then"
      )
      return
    }
    guard let seconds = forecast.seconds, seconds > budget else { return }
    let fitting = forecast.fitting(budget)
    let names = NameList.text(fitting.map { "\($0.name.name)#\($0.name.seed)" })
    let time = fitting.compactMap(forecast.seconds(of:)).reduce(0, +) / forecast.jobs
    let fits =
      fitting.isEmpty
      ? "not even the first of them fits"
      : "of them \(names) fit\(fitting.count == 1 ? "s" : ""), in about \(TimeText.rough(time)): name them with --only"
    diagnostics.report(
      "\(forecast.runs.count == 1 ? "the run" : "the \(forecast.runs.count) runs") to be trained would take about "
        + "\(TimeText.rough(seconds)), and --budget is \(TimeText.rough(budget))", at: place,
      hint: "\(fits); '--until' trains for a time and stops at a checkpoint")
  }
}
