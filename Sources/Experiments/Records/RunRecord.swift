import Datasets
import Foundation
import Learning

/// What a run came to: all that figures, tables and values are made of.
///
/// Two records are equal where everything but their `timing` is.
package struct RunRecord: Hashable, Codable, Sendable {
  package enum Outcome: Hashable, Codable, Sendable {
    case finished
    /// The step whose loss, or weights after it, or what these say of test pictures, were no finite numbers, or with
    /// which a range test's loss had diverged.
    case diverged(step: Int)
    /// Its goal was reached with this many steps.
    case stopped(step: Int)
  }

  package var key: RunKey
  package var plan: RunPlan
  package var outcome: Outcome
  package var data: DatasetInfo
  /// Height and width of the pictures that the network took.
  package var input: [Int]
  /// Numbers that training changes, running statistics aside.
  package var parameters: Int
  package var stepsPerEpoch: Int
  package var steps: StepLog
  /// One per epoch that was finished; the last may be a part of one.
  package var epochs: [EpochResult]
  /// What a range test's evaluations came to; nil where its plan has none.
  package var evaluations: [StepEvaluation]?
  /// Every test picture after the last epoch; nil for range tests and for runs that diverged.
  package var test: TestResult?
  /// The first training pictures of the first epoch, as the network saw them.
  package var samples: [RecordedPicture]
  /// The most confident mistakes among the test pictures, the worst first.
  package var mistakes: [RecordedPicture]
  package var provenance: Provenance
  @Uncompared package var timing: RunTiming

  private enum CodingKeys: String, CodingKey {
    case key, plan, outcome, data, input, parameters, steps, epochs, test, samples, mistakes, provenance, timing
    case evaluations
    case stepsPerEpoch = "steps-per-epoch"
  }

  /// Whether it left weights that mean something.
  package var hasWeights: Bool { if case .diverged = outcome { false } else { true } }
}

extension RunRecord {
  /// Whether both came to the same, wherever and when that was.
  func hasNumbers(of other: RunRecord) -> Bool {
    var same = other
    same.provenance = provenance
    same.data.findings = data.findings
    return same == self
  }
}

extension RunRecord {
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// The data that a run was trained on.
package struct DatasetInfo: Hashable, Codable, Sendable {
  package var name: String
  package var fingerprint: String
  package var classes: [String]
  package var trainingCount: Int
  package var testCount: Int
  /// What is to be said of it and of what the run holds out; nil where nothing is, and in older records.
  package var findings: [DataFinding]?

  private enum CodingKeys: String, CodingKey {
    case name, fingerprint, classes, findings
    case trainingCount = "training-pictures"
    case testCount = "test-pictures"
  }
}

/// The state after an epoch.
package struct EpochResult: Equatable, Codable, Sendable {
  /// Passes over the training data so far; a part of one where the run ends within it.
  package var epoch: Double
  /// Optimizer steps so far.
  package var step: Int
  /// Running means over the epoch's augmented batches.
  @Measured package var trainLoss: Double
  @Measured package var trainAccuracy: Double
  /// Over all test pictures; nil for range tests.
  @Measured package var testLoss: Double? = nil
  @Measured package var testAccuracy: Double? = nil
  /// Over the pictures that are held out; nil where there are none.
  @Measured package var validationLoss: Double? = nil
  @Measured package var validationAccuracy: Double? = nil

  package subscript(metric: Metric) -> Double? {
    switch metric {
    case .trainLoss: trainLoss
    case .trainAccuracy: trainAccuracy
    case .validationLoss: validationLoss
    case .validationAccuracy: validationAccuracy
    case .testLoss: testLoss
    case .testAccuracy: testAccuracy
    }
  }

  private enum CodingKeys: String, CodingKey {
    case epoch, step
    case trainLoss = "train-loss"
    case trainAccuracy = "train-accuracy"
    case testLoss = "test-loss"
    case testAccuracy = "test-accuracy"
    case validationLoss = "validation-loss"
    case validationAccuracy = "validation-accuracy"
  }
}

/// How long a run took; no part of what makes records equal.
package struct RunTiming: Codable, Sendable {
  /// Seconds of training after each epoch, from the start and without tests.
  package var training: [Double]
  /// Seconds of all tests.
  package var testing: Double
  /// Seconds in which checkpoints were written; nil in older records.
  package var checkpoints: Double?
  /// When the run ended: ISO 8601, UTC.
  package var finished: String
  /// How many runs of its build were trained at a time, so that they shared the processor; nil for one.
  package var jobs: Int?

  /// Seconds of everything together: the wall time of the run, less that of loading the data.
  package var total: Double { (training.last ?? 0) + testing + (checkpoints ?? 0) }
}
