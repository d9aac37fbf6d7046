/// Everything that decides the numbers of one training.
package struct TrainingTask: Hashable, Codable, Sendable {
  package var model: Model
  package var classes: Int
  package var batch: Int
  /// Whether an epoch's last, smaller batch is left out.
  package var dropsLastBatch: Bool
  package var augment: [Augmentation]
  package var evaluate: [Augmentation]
  package var optimizer: Optimizer
  package var loss: Loss
  package var schedule: Schedule
  package var steps: Int
  package var precision: Precision
  package var seed: UInt64
  package var threads: Int
  /// nil where every weight is trained all the time.
  package var trainable: [TrainablePart]?

  package init(
    model: Model, classes: Int, batch: Int, dropsLastBatch: Bool = false, augment: [Augmentation],
    evaluate: [Augmentation], optimizer: Optimizer, loss: Loss, schedule: Schedule, steps: Int,
    precision: Precision = .automatic, seed: UInt64 = 1, threads: Int = 2,
    trainable: [TrainablePart]? = nil
  ) {
    (self.model, self.classes, self.batch, self.dropsLastBatch) = (model, classes, batch, dropsLastBatch)
    (self.augment, self.evaluate, self.optimizer, self.loss) = (augment, evaluate, optimizer, loss)
    (self.schedule, self.steps, self.precision, self.seed) = (schedule, steps, precision, seed)
    (self.threads, self.trainable) = (threads, trainable)
  }

  /// Steps of one pass over `count` pictures; 0 where the batch is larger and the last one is dropped.
  package func stepsPerEpoch(of count: Int) -> Int {
    dropsLastBatch ? count / batch : (count + batch - 1) / batch
  }
}

/// What one training step was taken with and what its batch came to, before its update.
package struct StepTrace: Hashable, Codable, Sendable {
  /// 0 for the first.
  package var step: Int
  package var learningRate: Double
  /// nil where the policy leaves momentum to the optimizer.
  package var momentum: Double?
  /// Mean over the batch, with label smoothing.
  package var loss: Double
  package var correct: Int
  package var count: Int
  /// Whether the loss, and every weight after the step, is a finite number.
  package var isSound = true
}

/// What a network says of every picture of a split.
package struct Evaluation: Hashable, Codable, Sendable {
  /// The class with the largest logit.
  package var predictions: [Int]
  /// Its softmax probability.
  package var confidences: [Float]
  /// Mean cross-entropy, without label smoothing.
  package var loss: Double
  package var correct: Int
}

/// All that a training needs to go on as if it had never stopped. Random streams and the data's order follow from the
/// task's seed and the step.
package struct TrainingState: Hashable, Sendable {
  package var step: Int
  package var schedule: ScheduleState
  /// `weights/<name>` with running statistics, and what the optimizer keeps, `momentum/<name>`.
  package var tensors: [String: Tensor]

  package init(step: Int, schedule: ScheduleState, tensors: [String: Tensor]) {
    (self.step, self.schedule, self.tensors) = (step, schedule, tensors)
  }
}
