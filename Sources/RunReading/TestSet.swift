import Experiments
import Learning
import Settings

/// Whatever is chosen by the test set, of which nobody can say any more how good it is on other pictures.
///
/// It is refused unless the directive says `test-set: reproduction`, which its figures and tables then state.
enum TestSet {
  package enum Allowance: String, CaseIterable, Sendable { case reproduction }

  package static let setting = Setting<Allowance>.word(
    "test-set", "Says that a choice by the test set repeats what others did, which the report then states",
    otherwise: "choices by the test set are refused", example: .reproduction)

  /// Whether a result or a metric is measured on test pictures.
  package static func measures(_ name: String) -> Bool {
    name.hasPrefix("test.") && name != "test.images" || name.hasPrefix("class.")
  }

  /// Complains that something is chosen by the test set.
  static func refuse(_ what: String, by metric: String, at location: SourceLocation, diagnostics: Diagnostics) {
    diagnostics.report(
      "\(what) would be chosen by the test set, by \(metric)", at: location,
      hint: "take validation.\(metric.hasSuffix("loss") ? "loss" : "accuracy") with 'validation: 0.1'; "
        + "to repeat what others did, write 'test-set: reproduction'")
  }

  /// What a plan's test set chooses, in words; complains where that is not allowed.
  package static func choices(of plan: RunPlan, isAllowed: Bool, _ settings: SettingsReader) -> [String] {
    var found: [(what: String, metric: String, setting: String)] = []
    if let goal = plan.stop, goal.metric.split == .test {
      found.append(("the end of the training", goal.metric.rawValue, "stop"))
    }
    if plan.evaluations?.split == .test {
      found.append(("the suggested rate", settings[RunSettings.measure]?.rawValue ?? "test.loss", "measure"))
    }
    guard !isAllowed else { return found.map(\.what) }
    for choice in found {
      refuse(
        choice.what, by: choice.metric, at: settings.location(of: choice.setting), diagnostics: settings.diagnostics)
    }
    return []
  }
}
