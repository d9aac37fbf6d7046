import Learning
import Manuscript
import Runs
import Settings

extension PolicyDefinition {
  /// - Returns: nil after a complaint.
  package static func read(_ directive: Directive, parameters: Parameters, diagnostics: Diagnostics)
    -> PolicyDefinition?
  {
    guard let name = RunDirective.name(of: directive, diagnostics: diagnostics),
      let node = RunDirective.settings(of: directive, parameters: parameters, diagnostics: diagnostics)
    else { return nil }
    let settings = SettingsReader(node, owner: "the policy '\(name)'", diagnostics: diagnostics)
    settings.missing("schedule", hint: "write {constant: 0.1}, or one of 'cyclopedia kinds'")
    if !settings.has("epochs"), !settings.has("steps") { settings.missing("epochs", hint: "or 'steps'") }
    let schedule = settings.node("schedule").flatMap { Schedule.read($0, diagnostics: diagnostics) }
    let epochs = settings.integer("epochs", in: 1...100_000)
    let steps = settings.integer("steps", in: 1...10_000_000)
    let perEpoch = settings.integer("steps-per-epoch", in: 1...1_000_000) ?? 100
    settings.finish()
    if settings.has("epochs"), settings.has("steps") {
      diagnostics.report(
        "epochs and steps both set the length", at: settings.location(of: "steps"), hint: "leave one out")
      return nil
    }
    guard let schedule, let count = epochs.map({ $0 * perEpoch }) ?? steps else { return nil }
    let length = RunLength(steps: count, stepsPerEpoch: perEpoch)
    guard count <= 10_000_000, schedule.policy.complaint(about: length) == nil else {
      schedule.check(length, at: settings.location(of: "schedule"), diagnostics: diagnostics)
      return nil
    }
    schedule.check(length, at: settings.location(of: "schedule"), diagnostics: diagnostics)
    return PolicyDefinition(
      name: name, location: directive.location, settings: node, schedule: schedule, length: length)
  }
}
