import Datasets
import Learning
import Settings

/// Everything that decides the numbers of one run: equal plans on equal data are one run.
///
/// Names, prose, figure options, paths and the number of threads are not in it.
package struct RunPlan: Hashable, Codable, Sendable {
  package enum Purpose: Hashable, Sendable {
    /// Tested after every epoch.
    case training
    /// Ends where the smoothed loss is above `divergence` times its best; nil ends on no finite loss only.
    case rangeTest(divergence: Double?, smoothing: Smoothing)
  }

  package enum LastBatch: String, Hashable, Codable, Sendable, CaseIterable { case keep, drop }

  /// How long a run is.
  package enum Duration: Hashable, Sendable {
    case epochs(Int)
    case steps(Int)

    package func steps(perEpoch: Int) -> Int {
      switch self {
      case .epochs(let count): count * perEpoch
      case .steps(let count): count
      }
    }
  }

  /// Ends a training after the epoch in which a metric reaches a level.
  package struct Goal: Hashable, Codable, Sendable {
    package var metric: Metric
    package var level: Double

    package init(metric: Metric, level: Double) { (self.metric, self.level) = (metric, level) }

    package func isReached(by value: Double) -> Bool { metric.isBetterHigh ? value >= level : value <= level }
  }

  /// How a range test is judged between its steps, by pictures that it is not trained on.
  package struct Evaluations: Hashable, Codable, Sendable {
    package enum Split: String, Hashable, Codable, Sendable { case validation, test }

    /// Optimizer steps from one to the next; the last step is always followed by one.
    package var every: Int
    package var split: Split

    package init(every: Int, split: Split) { (self.every, self.split) = (every, split) }
  }

  package var purpose: Purpose
  package var data: DatasetChoice
  package var model: Model
  package var batch: Int
  package var lastBatch: LastBatch
  package var augment: [Augmentation]
  package var evaluate: [Augmentation]
  package var optimizer: Optimizer
  package var loss: Loss
  package var schedule: Schedule
  package var duration: Duration
  /// As asked for; what it came to is provenance.
  package var precision: Precision
  package var seed: Int
  /// The share of the training pictures that is held out to judge by; nil holds out none.
  package var validation: Double?
  /// Whether it is that share of each class; nil takes it of all.
  package var heldOutByClass: Bool?
  package var stop: Goal?
  /// nil for trainings, and for range tests that are judged by their own batches.
  package var evaluations: Evaluations?
  /// nil begins with fresh weights.
  package var start: RunStart?
  /// nil trains every weight all the time.
  package var trainable: [TrainablePart]?

  package init(
    purpose: Purpose = .training, data: DatasetChoice, model: Model, batch: Int, lastBatch: LastBatch = .keep,
    augment: [Augmentation] = [Augmentation(Normalize())], evaluate: [Augmentation] = [Augmentation(Normalize())],
    optimizer: Optimizer = Optimizer(SGD()), loss: Loss = .crossEntropy(labelSmoothing: 0), schedule: Schedule,
    duration: Duration, precision: Precision = .automatic, seed: Int = 1
  ) {
    (self.purpose, self.data, self.model, self.batch, self.lastBatch) = (purpose, data, model, batch, lastBatch)
    (self.augment, self.evaluate, self.optimizer, self.loss) = (augment, evaluate, optimizer, loss)
    (self.schedule, self.duration, self.precision, self.seed) = (schedule, duration, precision, seed)
  }

  private enum CodingKeys: String, CodingKey {
    case purpose, data, model, batch, augment, evaluate, optimizer, loss, schedule, duration, precision, seed
    case validation, stop, evaluations, start, trainable
    case lastBatch = "last-batch"
    case heldOutByClass = "held-out-by-class"
  }

  /// Optimizer steps of one pass over `count` training pictures.
  package func stepsPerEpoch(of count: Int) -> Int {
    lastBatch == .drop ? count / batch : (count + batch - 1) / batch
  }

  /// What the engine is given.
  ///
  /// - Parameter trainingCount: without the pictures that are held out.
  package func task(classes: Int, trainingCount: Int, threads: Int) -> TrainingTask {
    TrainingTask(
      model: model, classes: classes, batch: batch, dropsLastBatch: lastBatch == .drop, augment: augment,
      evaluate: evaluate, optimizer: optimizer, loss: loss, schedule: schedule,
      steps: duration.steps(perEpoch: stepsPerEpoch(of: trainingCount)), precision: precision,
      seed: UInt64(bitPattern: Int64(seed)), threads: threads, trainable: trainable)
  }
}
