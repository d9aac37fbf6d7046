import Datasets
import Experiments
import Learning
import Runs
import Settings

/// Reads the settings of recipes, range tests and trainings.
///
/// The first reading, before anything runs, leaves open what other runs decide; where that is so, a second one has their
/// results.
package struct RunSettings {
  /// What recipes and runs of every kind have in common, so that `like` brings it along.
  package static let common = TrainingRecipe.settings + SettingsTable(seed, seeds, start, trainable, show)
  package static let training =
    common + SettingsTable(epochs, steps, schedule, validation, goal, expect, TestSet.setting)
  package static let rangeTest =
    common
    + SettingsTable(
      from, to, rangeTestSteps, growth, measure, validation, validate, smoothing, divergence, suggest, TestSet.setting)
  package static func table(_ kind: RunDefinition.Kind) -> SettingsTable {
    switch kind {
    case .training: training
    case .rangeTest: rangeTest
    // What is chosen by the test set is never taken over.
    case .recipe: training.union(rangeTest).without(TestSet.setting)
    }
  }

  private static let seedRange = 0...Int(Int32.max)
  private static let seed = Setting.integer(
    "seed", "What weights, order and augmentations are drawn from", in: seedRange, standard: 1, example: "2")
  private static let seeds = Setting(
    "seeds", "Several seeds, one training for each, in place of 'seed'", type: "a list of whole numbers",
    otherwise: "one run", example: "[1, 2, 3]"
  ) { node, name, diagnostics in seeds(node, name, diagnostics) }
  package static let show = Setting.word(
    "show", "What its box in the report says", standard: RunDefinition.Show.settings, example: .outcome)
  private enum Expectation: String, CaseIterable, Sendable { case diverges }
  private static let expect = Setting<Expectation>.word(
    "expect", "Says that the training is meant to diverge, so that the build goes on where it does",
    otherwise: "a training that diverges ends the build", example: .diverges)

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
    let settings = SettingsReader(
      node, owner: "the \(words) '\(sweep)'", table: Self.table(kind), diagnostics: diagnostics)
    let recipe = TrainingRecipe(settings, isNeeded: isWhole && kind != .recipe)
    seeds = Self.seeds(settings) ?? [1]
    show = settings[Self.show] ?? .settings
    criterion = kind == .rangeTest ? Self.criterion(settings) : nil
    let length = Self.length(settings, kind, isWhole: isWhole, criterion)
    expectsDivergence = kind != .rangeTest && settings[Self.expect] != nil
    let validation = settings[Self.validation]
    let isReproduction = kind != .recipe && settings[TestSet.setting] != nil
    let goal = kind == .training ? settings.written(Self.goal) : nil
    let (start, trainable) = (settings.written(Self.start), settings.written(Self.trainable))
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
    guard settings.has(seeds) else { return settings[seed].map { [$0] } }
    guard settings.has(seed) else { return settings[seeds] }
    settings.diagnostics.report(
      "seed and seeds both stand here", at: settings.location(of: seeds), hint: "leave one out")
    return nil
  }

  private static func seeds(_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> [Int]? {
    guard case .list(let items) = node.value else {
      diagnostics.report(
        "seeds takes a list, not \(node.summary)", at: node.location,
        hint: "write [1, 2, 3] for three seeds, [3] for seed 3")
      return nil
    }
    let seeds = items.compactMap { $0.integer(name, in: seedRange, diagnostics) }
    guard seeds.count == items.count else { return nil }
    if !seeds.isEmpty, Set(seeds).count == seeds.count { return seeds }
    diagnostics.report(seeds.isEmpty ? "seeds is an empty list" : "a seed stands twice", at: node.location)
    return nil
  }
}
