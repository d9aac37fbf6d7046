import Experiments
import Learning
import Plotting
import Runs

/// What is different about a run that both sides of a `diff` have.
struct RunComparison {
  static let measures = Metric.byInterest.compactMap { CompareMeasure($0.rawValue) }

  var name: String
  /// Lines without indentation; all empty where nothing is different.
  var settings: [String] = []
  var results: [String] = []

  var isEmpty: Bool { settings.isEmpty && results.isEmpty }

  init(_ name: String, _ first: WriteUp, _ second: WriteUp) throws {
    self.name = name
    guard let a = first.runs[name], let b = second.runs[name] else { return }
    settings = try Self.settings(a, b)
    if a.definition.kind == .training, a.records != b.records { results = Self.results(a, b) }
    for rule in SuggestionRule.all.map({ $0.name }) {
      let (one, other) = (first.suggestions[name]?[rule], second.suggestions[name]?[rule])
      guard one != other else { continue }
      results.append("suggestion.\(rule): \(Self.rate(one)) → \(Self.rate(other))")
    }
    if isEmpty, a.records != b.records { results = ["the records differ, in other things than these results"] }
  }

  /// Settings by name, then seeds, data and what made the records.
  private static func settings(_ a: RunResult, _ b: RunResult) throws -> [String] {
    let pairs = common(a, b)
    var found: [String] = []
    func add(_ line: String) { if !found.contains(line) { found.append(line) } }
    let plans = pairs.isEmpty ? zip(a.records.prefix(1), b.records.prefix(1)).map { ($0, $1) } : pairs
    for (one, other) in plans {
      var plan = other.plan
      plan.seed = one.plan.seed
      for difference in try PlanDifference.between(one.plan, plan) { add(difference.description) }
    }
    let seeds = (a.records.map { "\($0.plan.seed)" }, b.records.map { "\($0.plan.seed)" })
    if seeds.0 != seeds.1 { add("seeds: \(list(seeds.0)) → \(list(seeds.1))") }
    for (one, other) in plans {
      if one.data.fingerprint != other.data.fingerprint {
        add("fingerprint of the data: \(one.data.fingerprint.prefix(12)) → \(other.data.fingerprint.prefix(12))")
      }
      for (title, before, after) in facts(one.provenance, other.provenance) where before != after {
        add("made with \(title): \(before) → \(after)")
      }
    }
    return found
  }

  private static func facts(_ a: Provenance, _ b: Provenance) -> [(String, String, String)] {
    [
      ("numerics", "\(a.numerics)", "\(b.numerics)"), ("precision", "\(a.precision)", "\(b.precision)"),
      ("threads", "\(a.threads)", "\(b.threads)"), ("library", a.library, b.library),
      ("instructions", a.instructions, b.instructions),
    ]
  }

  private static func results(_ a: RunResult, _ b: RunResult) -> [String] {
    let pairs = common(a, b)
    // Over the seeds that both have, where these are enough; the others are not thrown away where there are none.
    let isPaired = pairs.count > 1 || (pairs.count == 1 && min(a.records.count, b.records.count) == 1)
    let one = AnyRun.made(isPaired ? RecordedRun.result(a.name, pairs.map(\.0)) : a)
    let other = AnyRun.made(isPaired ? RecordedRun.result(b.name, pairs.map(\.1)) : b)
    return measures.compactMap { measure in
      let values = (measure.values(one).values, measure.values(other).values)
      guard values.0 != nil || values.1 != nil, values.0 != values.1 else { return nil }
      let unit = measure.heading.unit.map { " \($0)" } ?? ""
      let line = "\(measure.text): \(measure.cell(one))\(unit) → \(measure.cell(other))\(unit)"
      guard let difference = RunDifference(other, less: one, by: measure) else { return line }
      return "\(line); \(sentence(difference, measure))"
    }
  }

  /// `+0.80 points (−0.10 to +1.70), p = 0.070, paired t test over 3 seeds`
  private static func sentence(_ difference: RunDifference, _ measure: CompareMeasure) -> String {
    let points = measure.isShare ? " points" : ""
    let written = measure.text(difference)
    var text = "difference \(written.mean)\(points)" + (written.interval.map { " (95 % interval \($0))" } ?? "")
    if let value = difference.pValue {
      let written = NumberFormat.pValue(value)
      text += ", p \(written.hasPrefix("<") ? "" : "= ")\(written), \(difference.test)"
    } else {
      text += ", test \(difference.test)"
    }
    return text.replacing("\u{a0}", with: " ")
  }

  /// Records of equal seeds.
  private static func common(_ a: RunResult, _ b: RunResult) -> [(RunRecord, RunRecord)] {
    a.records.compactMap { one in b.records.first { $0.plan.seed == one.plan.seed }.map { (one, $0) } }
  }

  private static func rate(_ rates: [Double]?) -> String {
    guard let rates, let mean = GeometricMean(rates) else { return "none" }
    return NumberFormat.rate(mean.mean) + (rates.count > 1 ? " (n = \(rates.count))" : "")
  }

  private static func list(_ seeds: [String]) -> String { seeds.joined(separator: ", ") }
}
