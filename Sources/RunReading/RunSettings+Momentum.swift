import Experiments
import Learning
import Plotting
import Settings

extension RunSettings {
  /// What the optimizer and the schedule say of the momentum together.
  static func checkMomentum(_ plan: RunPlan, over length: RunLength, _ settings: SettingsReader) {
    let set = plan.schedule.momenta(of: length)
    if plan.optimizer.kind.needsMomentum, plan.optimizer.kind.momentum == 0, set.map({ $0.upperBound == 0 }) ?? true {
      settings.diagnostics.report(
        "nesterov looks ahead along the momentum, and there is none", at: settings.location(of: "optimizer"),
        hint: "write {sgd: {momentum: 0.9, nesterov: true}}, or leave nesterov out")
    }
    guard let set, let written = written(settings.node("optimizer")), let momentum = written.text.flatMap(Double.init),
      momentum < set.lowerBound - 0.01 || momentum > set.upperBound + 0.01
    else { return }
    let range =
      set.lowerBound == set.upperBound
      ? "to \(number(set.lowerBound))"
      : "between \(number(set.lowerBound)) and \(number(set.upperBound))"
    settings.diagnostics.report(
      "\(plan.schedule.name) sets the momentum \(range), so that the optimizer's \(number(momentum)) counts for nothing",
      at: written.location,
      hint: "write 'momentum: \(number(momentum))' in \(plan.schedule.name), or leave it out here",
      severity: .warning)
  }

  /// The momentum that stands in the optimizer's settings; Adam's is the first of its betas.
  private static func written(_ optimizer: SettingsNode?) -> SettingsNode? {
    guard case .mapping(let kinds)? = optimizer?.value, let kind = kinds.first else { return nil }
    return kind.value["momentum"] ?? kind.value["betas"]?.items.first
  }

  private static func number(_ value: Double) -> String { NumberText.significant(value, 2) }
}
