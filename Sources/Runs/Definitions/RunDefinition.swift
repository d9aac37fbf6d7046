import Experiments
import Learning
import Settings

/// A run directive, read: its settings with what `like` brings in, and whatever of them refers to other runs.
package struct RunDefinition: Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Settings that runs start from; not a run itself.
    case recipe
    case rangeTest = "range-test"
    case training = "train"

    /// As messages and boxes say it.
    package var words: String {
      switch self {
      case .recipe: "recipe"
      case .rangeTest: "range test"
      case .training: "training"
      }
    }
  }

  /// What a run directive shows of itself.
  package enum Show: String, Hashable, Sendable, CaseIterable { case none, settings, outcome }

  /// How a range test is judged; no part of its key.
  package struct RangeTestCriterion: Hashable, Sendable {
    package var measure: RangeTestAnalysis.Measure
    /// nil judges by the batches that the test is trained on.
    package var evaluations: RunPlan.Evaluations?
    package var smoothing: Smoothing
    package var divergence: Double?
    package var rule: SuggestionRule

    package init(
      measure: RangeTestAnalysis.Measure, evaluations: RunPlan.Evaluations? = nil, smoothing: Smoothing,
      divergence: Double? = nil, rule: SuggestionRule
    ) {
      (self.measure, self.evaluations, self.smoothing) = (measure, evaluations, smoothing)
      (self.divergence, self.rule) = (divergence, rule)
    }

    /// `validation.accuracy`
    package var name: String { "\(evaluations?.split.rawValue ?? "train").\(measure.rawValue)" }

    /// The curve's quantity in words: `held-out accuracy`.
    package var words: String {
      switch evaluations?.split {
      case nil: "training \(measure.rawValue)"
      case .validation: "held-out \(measure.rawValue)"
      case .test: "test \(measure.rawValue)"
      }
    }
  }

  package var name: String
  package var kind: Kind
  package var location: SourceLocation
  /// With parameters put in and `like` followed.
  package var settings: SettingsNode
  package var seeds: [Int]
  /// Results of other runs that settings are made of.
  package var references: [Reference]
  /// Its plan, but for the seed and what it begins with; nil where other runs' results are put in.
  package var template: RunPlan?
  package var criterion: RangeTestCriterion?
  package var show: Show
  package var expectsDivergence: Bool
  /// The classes of its data, where the settings alone tell.
  package var knownClasses: [String]?
  /// Whether training pictures are held out to judge by.
  package var holdsOut = false
  /// What its test set chooses, in words; empty where nothing is chosen by it.
  package var testChoices: [String] = []
  package var model: Model?
  /// What it begins with; nil for fresh weights.
  package var start: StartSetting?
  /// The layers that `trainable` names.
  package var trainable: [LayerName] = []

  package init(
    name: String, kind: Kind, location: SourceLocation, settings: SettingsNode, seeds: [Int], references: [Reference],
    template: RunPlan? = nil, criterion: RangeTestCriterion? = nil, show: Show, expectsDivergence: Bool,
    knownClasses: [String]? = nil, holdsOut: Bool = false, testChoices: [String] = [], model: Model? = nil,
    start: StartSetting? = nil, trainable: [LayerName] = []
  ) {
    (self.name, self.kind, self.location) = (name, kind, location)
    (self.settings, self.seeds, self.references) = (settings, seeds, references)
    (self.template, self.criterion, self.show) = (template, criterion, show)
    (self.expectsDivergence, self.knownClasses, self.holdsOut) = (expectsDivergence, knownClasses, holdsOut)
    (self.testChoices, self.model, self.start) = (testChoices, model, start)
    self.trainable = trainable
  }

  package struct Reference: Hashable, Sendable {
    package var expression: ResultExpression
    package var location: SourceLocation
    /// Whose records the result is made of: one run, or all members of a sweep.
    package var runs: [String]

    package init(expression: ResultExpression, location: SourceLocation, runs: [String]) {
      (self.expression, self.location, self.runs) = (expression, location, runs)
    }
  }

  /// The runs that must be finished before this one's plan is known.
  package var needs: [String] {
    var names: [String] = []
    for name in dependencies.flatMap(\.runs) where !names.contains(name) { names.append(name) }
    return names
  }

  /// A place at which something is named that must be finished before.
  package struct Dependency {
    /// A run, or a sweep.
    package var name: String
    /// The run itself, or all members of the sweep.
    package var runs: [String]
    package var location: SourceLocation
    /// Whether its weights are needed, and not a result.
    package var isStart = false
  }

  package var dependencies: [Dependency] {
    var found = references.map { Dependency(name: $0.expression.path.run, runs: $0.runs, location: $0.location) }
    if let start, let run = start.run {
      found.append(Dependency(name: run.name, runs: [run.name], location: start.location, isStart: true))
    }
    return found
  }

  /// The network's weights; nil where no model is known, or its layers do not fit each other.
  package var weights: WeightList? {
    model.flatMap { try? WeightList($0.network(classes: knownClasses?.count ?? 0), input: ImageSet.openShape) }
  }

  /// Why a seed is none of the run's; nil where it is, or where none is named.
  package func complaint(aboutSeed seed: Int?) -> Complaint? {
    guard let seed, kind != .recipe, !seeds.contains(seed) else { return nil }
    return Complaint(
      "\(name) has no seed \(seed)", hint: "its seeds: " + seeds.map(String.init).joined(separator: ", "))
  }
}
