import Experiments
import Learning
import Runs
import Settings

/// How a range test is judged.
extension RunSettings {
  package static func criterion(_ settings: SettingsReader) -> RunDefinition.RangeTestCriterion? {
    let measure = metric("measure", settings)
    let smoothing = settings.node("smoothing").map { Smoothing.read($0, diagnostics: settings.diagnostics) }
    let rule = settings.node("suggest").map { SuggestionRule.read($0, diagnostics: settings.diagnostics) }
    let stop = stop(settings)
    guard let stop, isSound(smoothing), isSound(rule) else { return nil }
    let quantity: RangeTestAnalysis.Measure = measure?.isAccuracy == true ? .accuracy : .loss
    let steps = settings.integer("steps", in: 2...1_000_000) ?? 100
    let split = measure.flatMap { RunPlan.Evaluations.Split(rawValue: $0.split.rawValue) }
    guard let every = interval(settings, split: split, steps: steps) else { return nil }
    return RunDefinition.RangeTestCriterion(
      measure: quantity, evaluations: split.map { RunPlan.Evaluations(every: every, split: $0) },
      smoothing: smoothing.flatMap { $0 } ?? (split == nil ? .standard(steps: steps) : .none),
      divergence: stop.limit, rule: rule.flatMap { $0 } ?? .standard(for: quantity))
  }

  /// What only a range test's settings together show.
  package static func check(_ criterion: RunDefinition.RangeTestCriterion, _ settings: SettingsReader) {
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
      return
    }
    if settings.has("smoothing") {
      diagnostics.report(
        "smoothing is for what single steps measure, and \(criterion.name) is measured over all of its pictures",
        at: settings.location(of: "smoothing"), hint: "leave it out")
    }
    let steps = settings.node("steps")?.text.flatMap { Int($0) } ?? 0
    let points = (steps + evaluations.every - 1) / evaluations.every
    if points < RangeTestAnalysis.fewestPoints {
      diagnostics.report(
        "evaluating every \(evaluations.every) of \(steps) steps gives \(points) points, and a suggestion needs "
          + "\(RangeTestAnalysis.fewestPoints)",
        at: settings.location(of: settings.has("validate") ? "validate" : "steps"),
        hint: "evaluate more often, or take more steps", severity: .warning)
    }
  }

  /// Steps from one evaluation to the next; nil after a complaint.
  private static func interval(
    _ settings: SettingsReader, split: RunPlan.Evaluations.Split?, steps: Int
  ) -> Int? {
    // About fifty points are enough to see a curve.
    guard let node = settings.node("validate") else { return max(1, steps / 50) }
    guard let length = Length(node, name: "validate", diagnostics: settings.diagnostics) else { return nil }
    let most = settings.has("steps") ? steps : 1_000_000
    guard case .steps(let every) = length, (1...most).contains(every) else {
      settings.diagnostics.report(
        "validate takes a number of steps from 1 to the test's own, not \(node.summary)", at: node.location,
        hint: "write '10 steps'")
      return nil
    }
    return every
  }

  /// `{divergence: 4}` or `never`; nil after a complaint.
  private static func stop(_ settings: SettingsReader) -> (limit: Double?, Void)? {
    guard let node = settings.node("stop") else { return (4, ()) }
    guard
      let kind = SettingsKind(node, setting: "stop", of: ["divergence", "never"], diagnostics: settings.diagnostics)
    else { return nil }
    if kind.name == "never" { return (nil, ()) }
    guard node.text == nil else { return (4, ()) }
    guard let limit = kind.body.number("divergence", settings.diagnostics) else { return nil }
    if limit <= 1 {
      settings.diagnostics.report("divergence must be above 1, not \(kind.body.text ?? "")", at: kind.body.location)
      return nil
    }
    return (limit, ())
  }
}
