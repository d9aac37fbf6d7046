import Datasets
import Experiments
import Learning
import Runs
import Settings

/// Reads the settings of recipes, range tests and trainings.
///
/// The first reading, before anything runs, leaves open what other runs decide; where that is so, a second one has their
/// results.
struct RunSettings {
  /// What recipes and runs of every kind have in common, so that `like` brings it along.
  package static let common: Set<String> = [
    "data", "batch", "last-batch", "model", "augment", "evaluate", "optimizer", "loss", "precision", "seed", "seeds",
    "show", "start", "trainable",
  ]
  package static let training = common.union([
    "epochs", "steps", "schedule", "expect", "validation", "stop", "test-set",
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

  /// - Parameters:
  ///   - node: with parameters put in, `like` followed, and results replaced by numbers or open.
  ///   - isWhole: false where settings are missing that the run has from elsewhere; there is no plan then.
  ///   - survey: what a look at its data told; nil before that.
  init(
    _ node: SettingsNode, kind: RunDefinition.Kind, name: String, isWhole: Bool = true,
    survey: DatasetSurvey? = nil, diagnostics: Diagnostics
  ) {
    // A mistake of a sweep is one mistake, not one of each member.
    let sweep = MemberName.sweep(of: name)
    let words = sweep == name ? kind.words : SweepDefinition.noun
    let settings = SettingsReader(node, owner: "the \(words) '\(sweep)'", diagnostics: diagnostics)
    let recipe = TrainingRecipe(settings, isNeeded: isWhole && kind != .recipe)
    seeds = Self.seeds(settings) ?? [1]
    show =
      settings.choice("show", of: RunDefinition.Show.allCases.map(\.rawValue))
      .flatMap { RunDefinition.Show(rawValue: $0) } ?? .settings
    criterion = kind == .rangeTest ? Self.criterion(settings) : nil
    let length = Self.length(settings, isWhole ? kind : .recipe, criterion)
    expectsDivergence = settings.choice("expect", of: ["diverges"]) != nil
    let validation = Self.heldOut(settings)
    let isReproduction = kind != .recipe && settings.choice("test-set", of: ["reproduction"]) != nil
    let goal = kind == .training ? settings.node("stop").map { Self.goal($0, diagnostics) } : nil
    let start = settings.node("start").map { Self.start($0, diagnostics) }
    let trainable = settings.node("trainable").map { Self.trainable($0, diagnostics) }
    settings.finish(hints: OtherToolsNames.hints)
    (model, knownClasses) = (recipe.model, survey?.classes ?? recipe.data?.kind.knownClasses)
    self.start = start.flatMap { $0 }
    self.trainable = trainable.flatMap { $0 }?.layers ?? []

    guard let length, Self.isSound(goal), Self.isSound(start), Self.isSound(trainable),
      var plan = recipe.plan(length.schedule, length.duration, length.purpose)
    else { return }
    (plan.stop, plan.evaluations) = (goal.flatMap { $0 }, criterion?.evaluations)
    (plan.validation, plan.heldOutByClass) = (validation?.share, validation?.isByClass == true ? true : nil)
    plan.trainable = trainable.flatMap { $0 }?.parts
    Self.check(plan, settings, survey)
    if let criterion { Self.check(criterion, settings) }
    testChoices = TestSet.choices(of: plan, isAllowed: isReproduction, settings)
    self.isReproduction = isReproduction
    self.plan = plan
  }

  private static func seeds(_ settings: SettingsReader) -> [Int]? {
    let range = 0...Int(Int32.max)
    if settings.has("seed"), settings.has("seeds") {
      settings.diagnostics.report(
        "seed and seeds both stand here", at: settings.location(of: "seeds"), hint: "leave one out")
    }
    let node = settings.node("seeds")
    if let seed = settings.integer("seed", in: range) { return [seed] }
    guard let node else { return nil }
    guard case .list(let items) = node.value else {
      settings.diagnostics.report(
        "seeds takes a list, not \(node.summary)", at: node.location,
        hint: "write [1, 2, 3] for three seeds, [3] for seed 3")
      return nil
    }
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
