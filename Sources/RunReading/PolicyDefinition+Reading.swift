import Learning
import Manuscript
import Runs
import Settings

extension PolicyDefinition {
  private static let epochs = Setting.integer(
    "epochs", "How many epochs it is drawn over", in: 1...100_000, unit: "epochs", otherwise: "needed, or 'steps'",
    hint: "or 'steps'", example: "24")
  private static let steps = Setting.integer(
    "steps", "How many steps it is drawn over, in place of 'epochs'", in: 1...10_000_000, unit: "steps",
    otherwise: "those of the epochs", example: "2000")
  private static let perEpoch = Setting.integer(
    "steps-per-epoch", "How many steps an epoch has", in: 1...1_000_000, unit: "steps", standard: 100, example: "98")
  package static let settings = SettingsTable(RunSettings.schedule, epochs, steps, perEpoch)

  /// - Returns: nil after a complaint.
  package static func read(_ directive: Directive, parameters: Parameters, diagnostics: Diagnostics)
    -> PolicyDefinition?
  {
    guard let name = RunDirective.name(of: directive, diagnostics: diagnostics),
      let node = RunDirective.settings(of: directive, parameters: parameters, diagnostics: diagnostics)
    else { return nil }
    let settings = SettingsReader(
      node, owner: "the policy '\(name)'", table: settings, diagnostics: diagnostics)
    if !settings.has(epochs), !settings.has(steps) { settings.missing(epochs) }
    settings.missing(RunSettings.schedule)
    let hasNoEpochs = settings.has(steps) && !settings.has(perEpoch)
    let (schedule, epochs, steps) = (settings[RunSettings.schedule], settings[epochs], settings[steps])
    let perEpoch = settings[perEpoch]
    settings.finish()
    if settings.has(Self.epochs), settings.has(Self.steps) {
      diagnostics.report(
        "epochs and steps both set the length", at: settings.location(of: Self.steps), hint: "leave one out")
      return nil
    }
    guard let schedule, let perEpoch, let count = epochs.map({ $0 * perEpoch }) ?? steps else { return nil }
    let length = RunLength(steps: count, stepsPerEpoch: perEpoch)
    guard count <= 10_000_000, schedule.policy.complaint(about: length) == nil else {
      schedule.check(length, at: settings.location(of: "schedule"), diagnostics: diagnostics)
      return nil
    }
    schedule.check(length, at: settings.location(of: "schedule"), diagnostics: diagnostics)
    return PolicyDefinition(
      name: name, location: directive.location, settings: node, schedule: schedule, length: length,
      hasNoEpochs: hasNoEpochs)
  }
}
