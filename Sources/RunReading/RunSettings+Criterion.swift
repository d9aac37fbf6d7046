import Experiments
import Learning
import Runs
import Settings

/// How a range test is judged.
extension RunSettings {
  static let measure = Setting<Metric>.word(
    "measure", "What the test is judged by", otherwise: "the loss of every step's batch", example: .trainAccuracy)
  static let smoothing = Setting(
    "smoothing", "How the curve is smoothed before a rule looks at it",
    type: Smoothing.all.map { $0.name }.joined(separator: " | "), otherwise: "by a twelfth of its steps",
    example: "{exponential: 0.98}"
  ) { node, _, diagnostics in Smoothing.read(node, diagnostics: diagnostics) }
  static let suggest = Setting(
    "suggest", "Which rule suggests the rate", type: "a suggestion rule",
    otherwise:
      "\(SuggestionRule.standard(for: .loss).name), or \(SuggestionRule.standard(for: .accuracy).name) where an "
      + "accuracy is measured", example: "{steepest: {skip: [0, 0]}}"
  ) { node, _, diagnostics in SuggestionRule.read(node, diagnostics: diagnostics) }
  static let validate = Setting(
    "validate", "Steps from one measurement over whole splits to the next, where 'measure' needs it",
    type: "a length in steps",
    otherwise: "a fiftieth of the test's", example: "10 steps"
  ) { node, name, diagnostics -> (node: SettingsNode, length: Length)? in
    Length(node, name: name, diagnostics: diagnostics).map { (node, $0) }
  }
  /// Where the test ends: how many times the least smoothed loss so far; nil never.
  struct Limit: Sendable { var divergence: Double? }
  static let divergence = Setting(
    "stop", "How many times the least loss so far ends the test", type: "{divergence: NUMBER above 1} | never",
    standard: (Limit(divergence: 4), "{divergence: 4}"), example: "{divergence: 5}"
  ) { node, name, diagnostics in limit(node, name, diagnostics) }

  static func criterion(_ settings: SettingsReader) -> RunDefinition.RangeTestCriterion? {
    let (measure, stop) = (settings[measure], settings[divergence])
    let (smoothing, rule) = (settings.written(smoothing), settings.written(suggest))
    guard let stop, isSound(smoothing), isSound(rule) else { return nil }
    let quantity: RangeTestAnalysis.Measure = measure?.isAccuracy == true ? .accuracy : .loss
    let steps = settings[rangeTestSteps] ?? 100
    let split = measure.flatMap { RunPlan.Evaluations.Split(rawValue: $0.split.rawValue) }
    guard let every = interval(settings, split: split, steps: steps) else { return nil }
    return RunDefinition.RangeTestCriterion(
      measure: quantity, evaluations: split.map { RunPlan.Evaluations(every: every, split: $0) },
      smoothing: smoothing.flatMap { $0 } ?? (split == nil ? .standard(steps: steps) : .none),
      divergence: stop.divergence, rule: rule.flatMap { $0 } ?? .standard(for: quantity))
  }

  /// What only a range test's settings together show.
  static func check(_ criterion: RunDefinition.RangeTestCriterion, _ settings: SettingsReader) {
    let (rule, diagnostics) = (criterion.rule, settings.diagnostics)
    if let judged = rule.judges, judged != criterion.measure {
      let needed = judged == .loss ? "a loss" : "an accuracy"
      diagnostics.report(
        "\(rule.name) judges \(needed), and the test measures \(criterion.name)",
        at: settings.location(of: "suggest"),
        hint: "write 'suggest: \(SuggestionRule.standard(for: criterion.measure).name)', or measure \(needed)")
    }
    guard let evaluations = criterion.evaluations else {
      if settings.has("validate") {
        diagnostics.report(
          "validate has no use: the test measures \(criterion.name) at every step",
          at: settings.location(of: "validate"),
          hint: "leave it out, or write 'measure: validation.accuracy'", severity: .warning)
      }
      if let steps = settings[rangeTestSteps], steps < RangeTestAnalysis.fewestPoints {
        diagnostics.report(
          "\(steps) steps give \(steps) points, and a suggestion needs \(RangeTestAnalysis.fewestPoints)",
          at: settings.location(of: rangeTestSteps), hint: "take about a hundred steps", severity: .warning)
      }
      checkStop(criterion, settings)
      return
    }
    if settings.has("smoothing") {
      diagnostics.report(
        "smoothing is for what single steps measure, and \(criterion.name) is measured over all of its pictures",
        at: settings.location(of: "smoothing"), hint: "leave it out")
    }
    let steps = settings[rangeTestSteps] ?? 0
    let points = (steps + evaluations.every - 1) / evaluations.every
    if points < RangeTestAnalysis.fewestPoints {
      diagnostics.report(
        "evaluating every \(evaluations.every) of \(steps) steps gives \(points) points, and a suggestion needs "
          + "\(RangeTestAnalysis.fewestPoints)",
        at: settings.location(of: settings.has("validate") ? "validate" : "steps"),
        hint: "evaluate more often, or take more steps", severity: .warning)
    }
  }

  /// A limit that noise alone reaches ends a test before it has seen anything.
  private static func checkStop(_ criterion: RunDefinition.RangeTestCriterion, _ settings: SettingsReader) {
    guard let limit = criterion.divergence, limit < 1.5 else { return }
    settings.diagnostics.report(
      "the test ends where the smoothed loss is \(limit) times its least so far, which "
        + "noise alone can make it", at: settings.location(of: divergence),
      hint: "write 'stop: {divergence: 4}'", severity: .warning)
  }

  /// Steps from one evaluation to the next; nil after a complaint.
  private static func interval(
    _ settings: SettingsReader, split: RunPlan.Evaluations.Split?, steps: Int
  ) -> Int? {
    // About fifty points are enough to see a curve.
    guard let written = settings.written(validate) else { return max(1, steps / 50) }
    guard let written else { return nil }
    let most = settings.has(rangeTestSteps) ? steps : 1_000_000
    guard case .steps(let every) = written.length, (1...most).contains(every) else {
      settings.diagnostics.report(
        "validate takes a number of steps from 1 to the test's own, not \(written.node.summary)",
        at: written.node.location, hint: "write '10 steps'")
      return nil
    }
    return every
  }

  /// `{divergence: 4}` or `never`; nil after a complaint.
  private static func limit(_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> Limit? {
    guard let kind = SettingsKind(node, setting: name, of: ["divergence", "never"], diagnostics: diagnostics) else {
      return nil
    }
    if kind.name == "never" { return Limit() }
    guard node.text == nil else { return Limit(divergence: 4) }
    guard let limit = kind.body.number("divergence", diagnostics) else { return nil }
    if limit > 1 { return Limit(divergence: limit) }
    diagnostics.report("divergence must be above 1, not \(kind.body.text ?? "")", at: kind.body.location)
    return nil
  }
}
