import Datasets
import Experiments
import Learning
import Runs
import Settings

/// Reads the settings of recipes, range tests and trainings.
///
/// The first reading, before anything runs, has stand-ins for other runs' results; the second has the results.
struct RunSettings {
  /// What recipes and runs of every kind have in common, so that `like` brings it along.
  package static let common: Set<String> = [
    "data", "batch", "last-batch", "model", "augment", "evaluate", "optimizer", "loss", "precision", "seed", "seeds",
    "show", "start",
  ]
  package static let training = common.union([
    "epochs", "steps", "schedule", "expect", "validation", "stop", "test-set", "trainable",
  ])
  package static let rangeTest = common.union([
    "steps", "from", "to", "growth", "measure", "smoothing", "stop", "suggest", "validation", "validate", "test-set",
  ])
  package static func known(_ kind: RunDefinition.Kind) -> Set<String> {
    switch kind {
    case .training: training
    case .rangeTest: rangeTest
    case .recipe: training.union(rangeTest)
    }
  }

  package var plan: RunPlan?
  package var seeds: [Int]
  package var criterion: RunDefinition.RangeTestCriterion?
  package var show: RunDefinition.Show
  package var expectsDivergence = false
  /// Whether the directive says that it repeats what others chose by the test set.
  var isReproduction = false
  /// What its test set chooses, in words.
  var testChoices: [String] = []
  package var model: Model?
  package var knownClasses: [String]?
  package var start: StartSetting?
  /// The layers that `trainable` names.
  package var trainable: [LayerName] = []

  /// - Parameter node: with parameters put in, `like` followed and results replaced by numbers.
  init(_ node: SettingsNode, kind: RunDefinition.Kind, name: String, diagnostics: Diagnostics) {
    // A mistake of a sweep is one mistake, not one of each member.
    let sweep = MemberName.sweep(of: name)
    let words = sweep == name ? kind.words : SweepDefinition.noun
    let settings = SettingsReader(node, owner: "the \(words) '\(sweep)'", diagnostics: diagnostics)
    let isRun = kind != .recipe
    if isRun { for name in ["data", "model", "batch"] { settings.missing(name) } }
    let data = settings.node("data").flatMap { DatasetChoice.read($0, diagnostics: diagnostics) }
    let model = settings.node("model").flatMap { Model.read($0, diagnostics: diagnostics) }
    let batch = settings.integer("batch", in: 1...1_000_000)
    let lastBatch = settings.choice("last-batch", of: RunPlan.LastBatch.allCases.map(\.rawValue))
      .flatMap { RunPlan.LastBatch(rawValue: $0) }
    let augment = Self.augmentations("augment", settings)
    let evaluate = Self.augmentations("evaluate", settings)
    let optimizer = settings.node("optimizer").map { Optimizer.read($0, diagnostics: diagnostics) }
    let loss = settings.node("loss").map { Loss.read($0, diagnostics: diagnostics) }
    let precision = settings.choice("precision", of: Precision.allCases.map(\.rawValue))
      .flatMap { Precision(rawValue: $0) }
    seeds = Self.seeds(settings) ?? [1]
    show =
      settings.choice("show", of: RunDefinition.Show.allCases.map(\.rawValue))
      .flatMap { RunDefinition.Show(rawValue: $0) } ?? .settings
    let length: (schedule: Schedule, duration: RunPlan.Duration, purpose: RunPlan.Purpose)?
    switch kind {
    case .training: length = Self.training(settings)
    case .rangeTest:
      criterion = Self.criterion(settings)
      length = Self.rangeTest(settings, criterion)
    case .recipe: length = Self.recipe(settings)
    }
    if settings.choice("expect", of: ["diverges"]) != nil { expectsDivergence = true }
    let validation = settings.number("validation", in: 0.001...0.9)
    let isReproduction = isRun && settings.choice("test-set", of: ["reproduction"]) != nil
    let goal = kind == .training ? settings.node("stop").map { Self.goal($0, diagnostics) } : nil
    let start = settings.node("start").map { Self.start($0, diagnostics) }
    let trainable = kind == .rangeTest ? nil : settings.node("trainable").map { Self.trainable($0, diagnostics) }
    settings.finish()
    (self.model, knownClasses) = (model, data?.kind.knownClasses)
    self.start = start.flatMap { $0 }
    self.trainable = trainable.flatMap { $0 }?.layers ?? []

    guard let data, let model, let batch, let augment, let evaluate, let length, Self.isSound(optimizer),
      Self.isSound(loss), Self.isSound(goal), Self.isSound(start), Self.isSound(trainable)
    else { return }
    var plan = RunPlan(
      purpose: length.purpose, data: data, model: model, batch: batch, lastBatch: lastBatch ?? .keep,
      schedule: length.schedule, duration: length.duration, precision: precision ?? .automatic)
    if let augment = augment.steps { plan.augment = augment }
    plan.evaluate = evaluate.steps ?? InputPipeline.forEvaluation(plan.augment)
    if let optimizer = optimizer.flatMap({ $0 }) { plan.optimizer = optimizer }
    if let loss = loss.flatMap({ $0 }) { plan.loss = loss }
    (plan.validation, plan.stop, plan.evaluations) = (validation, goal.flatMap { $0 }, criterion?.evaluations)
    plan.trainable = trainable.flatMap { $0 }?.parts
    Self.check(plan, settings)
    if let criterion { Self.check(criterion, settings) }
    testChoices = TestSet.choices(of: plan, isAllowed: isReproduction, settings)
    self.isReproduction = isReproduction
    self.plan = plan
  }

  /// nil after a complaint; no steps where the setting is absent.
  private static func augmentations(_ name: String, _ settings: SettingsReader) -> (steps: [Augmentation]?, Void)? {
    guard let list = settings.list(name) else { return (nil, ()) }
    return Augmentation.read(list: list, setting: name, diagnostics: settings.diagnostics).map { ($0, ()) }
  }

  private static func seeds(_ settings: SettingsReader) -> [Int]? {
    let range = 0...Int(Int32.max)
    if settings.has("seed"), settings.has("seeds") {
      settings.diagnostics.report(
        "seed and seeds both stand here", at: settings.location(of: "seeds"), hint: "leave one out")
    }
    let items = settings.list("seeds")
    if let seed = settings.integer("seed", in: range) { return [seed] }
    guard let items else { return nil }
    let seeds = items.compactMap { $0.integer("seeds", in: range, settings.diagnostics) }
    guard seeds.count == items.count else { return nil }
    guard !seeds.isEmpty, Set(seeds).count == seeds.count else {
      settings.diagnostics.report(
        seeds.isEmpty ? "seeds is an empty list" : "a seed stands twice", at: settings.location(of: "seeds"))
      return nil
    }
    return seeds
  }
}
