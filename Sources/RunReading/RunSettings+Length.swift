import Datasets
import Experiments
import Learning
import Runs
import Settings

extension RunSettings {
  typealias Course = (schedule: Schedule, duration: RunPlan.Duration, purpose: RunPlan.Purpose)

  static func length(
    _ settings: SettingsReader, _ kind: RunDefinition.Kind, isWhole: Bool,
    _ criterion: RunDefinition.RangeTestCriterion?
  ) -> Course? {
    switch kind {
    case .training where isWhole: return training(settings)
    case .rangeTest where isWhole: return rangeTest(settings, criterion)
    case .training, .rangeTest, .recipe:
      readParts(settings, of: kind)
      return nil
    }
  }

  static let epochs = Setting.integer(
    "epochs", "How often the training data is passed over", in: 1...100_000, unit: "epochs",
    otherwise: "needed, or 'steps'", hint: "how often the training data is passed over; or 'steps'", example: "24")
  static let steps = Setting.integer(
    "steps", "How many steps are taken, in place of 'epochs'", in: 1...100_000_000, unit: "steps",
    otherwise: "those of the epochs", example: "2000")
  package static let schedule = Setting(
    "schedule", "The rate of every step, and momentum where the policy sets it", type: "a policy",
    otherwise: TrainingRecipe.elsewhere, hint: "write {constant: 0.1}, or one of 'cyclopedia kinds'",
    example: "{one-cycle: {max: 0.4}}"
  ) { node, _, diagnostics in Schedule.read(node, diagnostics: diagnostics) }
  private static let rates = 1e-12...1e6
  static let from = Setting.number("from", "Rate of the first step", in: rates, otherwise: "needed", example: "1e-5")
  static let to = Setting.number("to", "Rate of the last step", in: rates, otherwise: "needed", example: "10")
  static let rangeTestSteps = Setting.integer(
    "steps", "How many steps are taken", in: 2...1_000_000, unit: "steps", otherwise: "needed", example: "100")
  static let growth = Setting.word(
    "growth", "Whether each step multiplies the rate or adds to it", standard: RampPolicy.Growth.exponential,
    example: .linear)

  static func training(_ settings: SettingsReader) -> Course? {
    if !settings.has(epochs), !settings.has(steps) { settings.missing(epochs) }
    settings.missing(schedule)
    let (duration, schedule) = (duration(settings), settings[schedule])
    guard let schedule, let duration else { return nil }
    return (schedule, duration, .training)
  }

  private static func duration(_ settings: SettingsReader) -> RunPlan.Duration? {
    let (epochs, steps) = (settings[epochs], settings[steps])
    if settings.has(Self.epochs), settings.has(Self.steps) {
      settings.diagnostics.report(
        "epochs and steps both set the length", at: settings.location(of: Self.steps), hint: "leave one out")
      return nil
    }
    return epochs.map { .epochs($0) } ?? steps.map { .steps($0) }
  }

  /// Whether a setting is absent or was read without a complaint.
  static func isSound<Value>(_ read: Value??) -> Bool { read.map { $0 != nil } ?? true }

  static func rangeTest(_ settings: SettingsReader, _ criterion: RunDefinition.RangeTestCriterion?) -> Course? {
    for name in [Self.from.name, Self.to.name, rangeTestSteps.name] { settings.missing(name) }
    let (from, to) = (settings[from], settings[to])
    let (steps, growth) = (settings[rangeTestSteps], settings[growth])
    guard let from, let to, let steps else { return nil }
    if from >= to {
      settings.diagnostics.report("from must be below to", at: settings.location(of: Self.from))
      return nil
    }
    guard let criterion else { return nil }
    return (
      Schedule(RampPolicy(from: from, to: to, growth: growth ?? .exponential)), .steps(steps),
      // Every step's loss is watched, whatever the test is judged by.
      .rangeTest(
        divergence: criterion.divergence,
        smoothing: criterion.evaluations == nil ? criterion.smoothing : .standard(steps: steps))
    )
  }

  /// What is not whole is read as far as it stands there, so that mistakes are found in their own place.
  private static func readParts(_ settings: SettingsReader, of kind: RunDefinition.Kind) {
    if kind != .rangeTest { _ = (duration(settings), settings.written(schedule)) }
    if kind != .training { _ = (settings[from], settings[to], settings[growth]) }
    guard kind == .recipe else { return }
    if let stop = settings.node(goal.name), suits(stop, .training) {
      _ = settings[goal]
    } else {
      _ = criterion(settings)
    }
  }

  /// What only the settings together show.
  static func check(_ plan: RunPlan, _ settings: SettingsReader, _ survey: DatasetSurvey?) {
    let diagnostics = settings.diagnostics
    let known = survey?.classes ?? plan.data.kind.knownClasses
    if let classes = plan.model.architecture.classes, let known, classes < known.count {
      diagnostics.report(
        "the model has \(classes) classes, and the data has \(known.count)", at: settings.location(of: "model"),
        hint: "leave 'classes' out to take the data's")
    }
    if plan.evaluations?.split == .validation, plan.validation == nil {
      diagnostics.report(
        "measure watches \(settings[measure]?.rawValue ?? "validation"), and no pictures are held out",
        at: settings.location(of: "measure"),
        hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or measure train.loss")
    }
    for (name, metric) in [("schedule", plan.schedule.watches), ("stop", plan.stop?.metric)] {
      guard let metric, metric.split == .validation, plan.validation == nil else { continue }
      diagnostics.report(
        "\(name) watches \(metric.rawValue), and no pictures are held out", at: settings.location(of: name),
        hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or watch train.loss")
    }
    guard let all = survey?.training.labels.count ?? plan.data.kind.knownTrainingCount else { return }
    let count = all - plan.validationCount(of: all)
    if plan.validation != nil, count == all {
      diagnostics.report(
        "validation holds out none of \(all) training pictures", at: settings.location(of: "validation"),
        hint: "hold out a larger share")
    }
    let perEpoch = plan.stepsPerEpoch(of: count)
    guard perEpoch > 0 else {
      diagnostics.report(
        "\(count) training pictures do not fill one batch of \(plan.batch)", at: settings.location(of: "batch"),
        hint: "take a smaller batch, or last-batch: keep")
      return
    }
    let length = RunLength(steps: plan.duration.steps(perEpoch: perEpoch), stepsPerEpoch: perEpoch)
    if let complaint = plan.trainable?.complaint(about: length) {
      diagnostics.report(
        complaint, at: settings.location(of: "trainable"),
        hint: "let it change within the run: '5 epochs', '490 steps', or a share such as '0.2'")
    }
    checkGoal(plan, known?.count, settings)
    checkMomentum(plan, over: length, settings)
    checkPreparation(plan, of: count, settings)
    // A warning speaks of the rates, so that all of them have to be known.
    let isOpen = ["schedule", "from", "to"].contains { settings.hasOpen($0) }
    plan.schedule.check(
      length, at: settings.location(of: settings.has("schedule") ? "schedule" : "steps"), warns: !isOpen,
      diagnostics: diagnostics)
  }
}
