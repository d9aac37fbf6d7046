import Experiments
import Foundation
import Learning
import Plotting

/// A result that runs offer to prose and settings.
package struct ResultKind: Sendable {
  package enum Offer: Sendable { case trainings, rangeTests, both }

  /// `test.accuracy`; what takes an argument ends its first word with it: `class(NAME).recall`.
  package var name: String
  package var summary: String
  package var offer: Offer
  package var takesArgument = false
  /// Whether `.best`, `.at(5)` and `.time-to(0.9)` mean something.
  var hasMoments = false
  package var unit = ResultValue.Unit.plain
  package var isText = false
  /// Whether it is counted or set, and would be no other in another training: nothing is to be tested.
  package var isExact = false
  package var value: @Sendable (RunResult, ResultPath) throws(ResultProblem) -> ResultValue
  /// Of one class by its place; nil for results of another sort.
  var ofClass: (@Sendable (ConfusionMatrix, Int) -> Double?)?

  package static let all: [ResultKind] = EpochResults.all + RunFacts.all + Suggestions.all + ClassResults.all

  package static func find(_ name: String) -> ResultKind? { all.first { $0.name == name } }
}

/// Results that every epoch has.
enum EpochResults {
  package static let all = Metric.byInterest.map(kind)

  private static func kind(_ metric: Metric) -> ResultKind {
    let (name, unit) = (metric.rawValue, metric.isAccuracy ? ResultValue.Unit.fraction : .plain)
    let offer = metric.split == .train ? ResultKind.Offer.both : .trainings
    return ResultKind(name: name, summary: metric.summary, offer: offer, hasMoments: true, unit: unit) {
      run, path throws(ResultProblem) -> ResultValue in
      if let ending = run.endingClause, offer == .trainings, path.moment == .final {
        throw ResultProblem("\(run.name) has no final \(name): \(ending)")
      }
      var values: [Double] = []
      var absent = 0
      for record in run.records {
        let curve = record.epochs.compactMap { $0[metric] }
        guard !record.epochs.isEmpty else { throw ResultProblem("\(run.name) finished no epoch") }
        guard curve.count == record.epochs.count else { throw ResultProblem("\(run.name) measured no \(name)") }
        let found = try value(
          of: curve, at: path.moment, isBetterHigh: metric.isBetterHigh, run: run.name, record: record)
        if let found { values.append(found) } else { absent += 1 }
      }
      guard case .timeTo(let level, let time) = path.moment else { return ResultValue(values, unit) }
      guard !values.isEmpty else { throw ResultProblem("\(run.name) never reaches \(NumberFormat.level(level))") }
      var value = ResultValue(values, time.unit)
      value.absent = absent
      return value
    }
  }

  /// - Returns: nil where the level of a time is never reached.
  private static func value(
    of curve: [Double], at moment: ResultPath.Moment, isBetterHigh: Bool, run: String, record: RunRecord
  ) throws(ResultProblem) -> Double? {
    switch moment {
    case .final: return curve[curve.count - 1]
    case .best: return (isBetterHigh ? curve.max() : curve.min()) ?? .nan
    case .at(let epoch):
      guard curve.indices.contains(epoch - 1) else {
        throw ResultProblem("\(run) has no epoch \(epoch), it has \(curve.count)")
      }
      return curve[epoch - 1]
    case .timeTo(let level, let time):
      guard let index = curve.firstIndex(where: { isBetterHigh ? $0 >= level : $0 <= level }) else { return nil }
      switch time {
      case .epochs: return record.epochs[index].epoch
      case .steps: return Double(record.epochs[index].step)
      case .seconds:
        guard record.timing.training.indices.contains(index) else { throw ResultProblem("\(run) was not timed") }
        return record.timing.training[index]
      }
    }
  }
}

extension ResultPath {
  /// What the test of a compare came to.
  static let pValue = "p-value"

  /// Of a run's result; nil for what is no number, or not known.
  var unit: ResultValue.Unit? {
    if name == Self.pValue || name.hasPrefix("\(Self.pValue).") { return .probability }
    guard let kind = ResultKind.find(name), !kind.isText else { return nil }
    if case .timeTo(_, let time) = moment { return time.unit }
    return kind.unit
  }
}

extension ResultPath.TimeUnit {
  package var unit: ResultValue.Unit {
    switch self {
    case .epochs: .plain
    case .steps: .count
    case .seconds: .seconds
    }
  }
}

/// Facts of a run as a whole.
enum RunFacts {
  package static let all: [ResultKind] = [
    fact("parameters", "numbers that training changes", .count) { Double($0.parameters) },
    fact("steps", "optimizer steps taken", .count) { Double($0.steps.count) },
    fact("epochs", "passes over the training data", .plain) { Double($0.steps.count) / Double($0.stepsPerEpoch) },
    fact("train.images", "training pictures of one epoch", .count) {
      Double($0.data.trainingCount - $0.plan.validationCount(of: $0.data.trainingCount))
    },
    fact("test.images", "test pictures", .count) { Double($0.data.testCount) },
    fact("duration", "time of training and testing", .seconds, isExact: false) {
      ($0.timing.training.last ?? 0) + $0.timing.testing
    },
    fact("throughput", "training pictures per second", .count, isExact: false) { record in
      guard let seconds = record.timing.training.last, seconds > 0 else { return .nan }
      return Double(record.steps.images.reduce(0, +)) / seconds
    },
    fact("learning-rate.max", "the highest learning rate of all steps", .rate) {
      $0.steps.learningRate.max() ?? .nan
    },
    ResultKind(name: "test.errors", summary: "test pictures that were misclassified", offer: .trainings, unit: .count) {
      run, _ throws(ResultProblem) -> ResultValue in
      ResultValue(try run.tests().map { Double($0.test.count - $0.test.correct) }, .count)
    },
    ResultKind(name: "outcome", summary: "what became of the run", offer: .both, isText: true) { run, _ in
      let finished = run.missedGoal == nil ? "finished" : "finished without reaching its goal"
      return ResultValue(run.ending ?? (run.goal != nil ? "stopped at its goal" : finished))
    },
  ]

  private static func fact(
    _ name: String, _ summary: String, _ unit: ResultValue.Unit, isExact: Bool = true,
    _ read: @escaping @Sendable (RunRecord) -> Double
  ) -> ResultKind {
    ResultKind(name: name, summary: summary, offer: .both, unit: unit, isExact: isExact) {
      run, _ throws(ResultProblem) -> ResultValue in ResultValue(run.records.map(read), unit)
    }
  }
}

/// What range tests suggest.
enum Suggestions {
  package static let all: [ResultKind] =
    [
      ResultKind(name: "suggestion", summary: "the rate that the test's own rule suggests", offer: .rangeTests) {
        run, _ throws(ResultProblem) -> ResultValue in try value(run, nil)
      }
    ]
    + SuggestionRule.all.map { rule in
      ResultKind(
        name: "suggestion.\(rule.name)", summary: "the rate that the rule \(rule.name) suggests",
        offer: .rangeTests
      ) { run, _ throws(ResultProblem) -> ResultValue in try value(run, rule) }
    }

  private static func value(
    _ run: RunResult, _ rule: (any SuggestionRuleKind.Type)?
  ) throws(ResultProblem) -> ResultValue {
    ResultValue(try run.suggestedRates(rule), .rate, .geometric)
  }
}

/// Results of one class; those that divide by nothing do not exist.
enum ClassResults {
  package static let all: [ResultKind] = [
    kind("class.recall", "share of a class's test pictures that were recognized", .fraction) { $0.recall($1) },
    kind("class.precision", "share of the pictures taken for a class that are of it", .fraction) { $0.precision($1) },
    kind("class.false-positives", "test pictures wrongly taken for a class", .count) { Double($0.falsePositives($1)) },
  ]

  private static func kind(
    _ name: String, _ summary: String, _ unit: ResultValue.Unit,
    _ read: @escaping @Sendable (ConfusionMatrix, Int) -> Double?
  ) -> ResultKind {
    ResultKind(
      name: name, summary: summary, offer: .trainings, takesArgument: true, unit: unit,
      value: { run, path throws(ResultProblem) -> ResultValue in
        try value(of: AnyRun.made(run), path.argument ?? "", unit, read)
      }, ofClass: read)
  }

  /// Over the seeds.
  static func value(
    of run: AnyRun, _ label: String, _ unit: ResultValue.Unit, _ read: (ConfusionMatrix, Int) -> Double?
  ) throws(ResultProblem) -> ResultValue {
    let matrices = try run.matrices()
    let classes = matrices[0].classes
    guard let index = classes.map(\.precomposedStringWithCanonicalMapping).firstIndex(of: label) else {
      throw ResultProblem("\(run.name) has no class '\(label)', its classes are \(classes.joined(separator: ", "))")
    }
    let values = matrices.compactMap { read($0, index) }
    guard !values.isEmpty else { return ResultValue(undefined) }
    var value = ResultValue(values, unit)
    value.absent = matrices.count - values.count
    return value
  }

  /// What is printed in the place of nothing over nothing.
  static let undefined = "–"
}

extension RunResult {
  /// Every record with its test result.
  package func tests() throws(ResultProblem) -> [(record: RunRecord, test: TestResult)] {
    var found: [(RunRecord, TestResult)] = []
    for record in records {
      guard let test = record.test else {
        throw ResultProblem("\(name) has no test result: \(endingClause ?? "it was not tested")")
      }
      found.append((record, test))
    }
    guard !found.isEmpty else { throw ResultProblem("\(name) has no record") }
    return found
  }
}
