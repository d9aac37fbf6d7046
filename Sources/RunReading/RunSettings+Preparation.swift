import Experiments
import Learning
import Settings

extension RunSettings {
  /// What is odd about how pictures are brought to the network.
  ///
  /// - Parameter count: of pictures that are trained on.
  static func checkPreparation(_ plan: RunPlan, of count: Int, _ settings: SettingsReader) {
    if count < plan.batch {
      settings.diagnostics.report(
        "a batch of \(plan.batch) is more than the \(count) training pictures, so that an epoch is one step",
        at: settings.location(of: "batch"), hint: "take a smaller batch", severity: .warning)
    }
    if let trained = plan.augment.normalize, let measured = plan.evaluate.normalize, trained != measured {
      settings.diagnostics.report(
        "evaluate normalizes pictures by other statistics than augment, so that the network is measured on pictures "
          + "unlike those it was trained on", at: settings.location(of: "evaluate"),
        hint: "write the same normalize in both, or leave evaluate out", severity: .warning)
    }
  }
}

extension [Augmentation] {
  fileprivate var normalize: Normalize? { lazy.compactMap { $0.step as? Normalize }.first }
}
