import Datasets
import Experiments
import Learning
import Runs
import Settings

extension RunSettings {
  typealias Course = (schedule: Schedule, duration: RunPlan.Duration, purpose: RunPlan.Purpose)

  static func length(
    _ settings: SettingsReader, _ kind: RunDefinition.Kind, _ criterion: RunDefinition.RangeTestCriterion?
  ) -> Course? {
    switch kind {
    case .training: training(settings)
    case .rangeTest: rangeTest(settings, criterion)
    case .recipe: recipe(settings)
    }
  }

  package static func training(_ settings: SettingsReader) -> Course? {
    if !settings.has("epochs"), !settings.has("steps") {
      settings.missing("epochs", hint: "how often the training data is passed over; or 'steps'")
    }
    settings.missing("schedule", hint: "write {constant: 0.1}, or one of 'cyclopedia kinds'")
    let duration = duration(settings)
    let schedule = settings.node("schedule").flatMap { Schedule.read($0, diagnostics: settings.diagnostics) }
    guard let schedule, let duration else { return nil }
    return (schedule, duration, .training)
  }

  private static func duration(_ settings: SettingsReader) -> RunPlan.Duration? {
    let epochs = settings.integer("epochs", in: 1...100_000)
    let steps = settings.integer("steps", in: 1...100_000_000)
    if settings.has("epochs"), settings.has("steps") {
      settings.diagnostics.report(
        "epochs and steps both set the length", at: settings.location(of: "steps"), hint: "leave one out")
      return nil
    }
    return epochs.map { .epochs($0) } ?? steps.map { .steps($0) }
  }

  /// Whether a setting is absent or was read without a complaint.
  package static func isSound<Value>(_ read: Value??) -> Bool { read.map { $0 != nil } ?? true }

  /// A setting that names a metric; nil after a complaint, or where it is not there.
  package static func metric(_ name: String, _ settings: SettingsReader) -> Metric? {
    settings.choice(name, of: Metric.allCases.map(\.rawValue)).flatMap { Metric(rawValue: $0) }
  }

  /// `{validation.accuracy: 0.94}`; nil after a complaint.
  package static func goal(_ node: SettingsNode, _ diagnostics: Diagnostics) -> RunPlan.Goal? {
    let names = Metric.allCases.map(\.rawValue)
    guard let kind = SettingsKind(node, setting: "stop", of: names, diagnostics: diagnostics),
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

  package static func rangeTest(_ settings: SettingsReader, _ criterion: RunDefinition.RangeTestCriterion?) -> Course? {
    for name in ["from", "to", "steps"] { settings.missing(name) }
    let from = settings.number("from", in: 1e-12...1e6)
    let to = settings.number("to", in: 1e-12...1e6)
    let steps = settings.integer("steps", in: 2...1_000_000)
    let growth = settings.choice("growth", of: RampPolicy.Growth.allCases.map(\.rawValue))
      .flatMap { RampPolicy.Growth(rawValue: $0) }
    guard let from, let to, let steps else { return nil }
    if from >= to {
      settings.diagnostics.report("from must be below to", at: settings.location(of: "from"))
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

  /// A recipe's settings are read as far as they stand there, so that mistakes are found in their own place.
  package static func recipe(_ settings: SettingsReader) -> Course? {
    _ = duration(settings)
    _ = settings.node("schedule").flatMap { Schedule.read($0, diagnostics: settings.diagnostics) }
    if let stop = settings.node("stop"), suits(stop, .training) {
      _ = goal(stop, settings.diagnostics)
    } else {
      _ = criterion(settings)
    }
    for name in ["measure", "smoothing", "suggest", "validation", "validate"] { _ = settings.node(name) }
    for name in ["from", "to"] { _ = settings.number(name, in: 1e-12...1e6) }
    _ = settings.choice("growth", of: RampPolicy.Growth.allCases.map(\.rawValue))
    return nil
  }

  /// What only the settings together show.
  package static func check(_ plan: RunPlan, _ settings: SettingsReader, _ survey: DatasetSurvey?) {
    let diagnostics = settings.diagnostics
    let known = survey?.classes ?? plan.data.kind.knownClasses
    if let classes = plan.model.architecture.classes, let known, classes < known.count {
      diagnostics.report(
        "the model has \(classes) classes, and the data has \(known.count)", at: settings.location(of: "model"),
        hint: "leave 'classes' out to take the data's")
    }
    if plan.evaluations?.split == .validation, plan.validation == nil {
      diagnostics.report(
        "measure watches \(settings.string("measure") ?? "validation"), and no pictures are held out",
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
    checkMomentum(plan, over: length, settings)
    // A warning speaks of the rates, so that all of them have to be known.
    let isOpen = ["schedule", "from", "to"].contains { settings.node($0)?.hasOpen == true }
    plan.schedule.check(
      length, at: settings.location(of: settings.has("schedule") ? "schedule" : "steps"), warns: !isOpen,
      diagnostics: diagnostics)
  }
}
