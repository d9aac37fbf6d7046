import Experiments
import Foundation
import Learning
import Runs
import Settings

/// The level of a metric that ends a training.
extension RunSettings {
  static let goal = Setting(
    "stop", "The level of a metric that ends the training", type: "{METRIC: NUMBER}",
    otherwise: "it goes on to its end", example: "{train.loss: 0.05}"
  ) { node, name, diagnostics -> RunPlan.Goal? in
    let names = Metric.allCases.map(\.rawValue)
    guard let kind = SettingsKind(node, setting: name, of: names, diagnostics: diagnostics),
      let metric = Metric(rawValue: kind.name), let level = kind.body.number(kind.name, diagnostics)
    else { return nil }
    guard let complaint = metric.complaint(aboutLevel: level) else { return RunPlan.Goal(metric: metric, level: level) }
    diagnostics.report(complaint.message, at: kind.body.location, hint: complaint.hint)
    return nil
  }

  /// Whether a recipe's `stop` is meant for such a run: a metric's level ends a training, divergence a range test.
  static func suits(_ stop: SettingsNode, _ kind: RunDefinition.Kind) -> Bool {
    guard case .mapping(let entries) = stop.value, let name = entries.first?.name else { return kind != .training }
    return kind == .recipe || name.contains(".") == (kind == .training)
  }

  /// Warns of a goal that a network reaches which knows nothing.
  ///
  /// - Parameter classes: nil where only the data tells how many.
  static func checkGoal(_ plan: RunPlan, _ classes: Int?, _ settings: SettingsReader) {
    guard let goal = plan.stop, let classes, classes > 1 else { return }
    let (share, loss) = (1 / Double(classes), log(Double(classes)))
    let guessed = goal.metric.isAccuracy ? share : loss
    guard goal.metric.isAccuracy ? goal.level <= guessed : goal.level >= guessed else { return }
    settings.diagnostics.report(
      "guessing among \(classes) classes has a \(goal.metric.rawValue) of about \(String(format: "%.3g", guessed)), so "
        + "that the goal of \(goal.level) ends the training after its first epoch",
      at: settings.location(of: Self.goal),
      hint: "take a \(goal.metric.isAccuracy ? "higher" : "lower") level, or leave stop out", severity: .warning)
  }
}
