import Learning

/// How much computing a run is, before it is made.
package struct TrainingWork: Hashable, Sendable {
  /// What a picture passes through: equal ones take equal time.
  package struct Network: Hashable, Sendable {
    package var model: Model
    /// Height and width of a picture.
    package var input: [Int]
    /// As it comes to: f32 or bf16.
    package var precision: Precision

    package init(model: Model, input: [Int], precision: Precision) {
      (self.model, self.input, self.precision) = (model, input, precision)
    }
  }

  package var network: Network
  /// Of one picture's forward pass.
  package var multiplications: Int
  /// Pictures in a step, and optimizer steps in all and in an epoch.
  package var batch: Int
  package var steps: Int
  package var stepsPerEpoch: Int
  /// Training pictures of an epoch.
  package var images: Int
  /// Pictures that are looked at between steps, and how many steps lie between.
  package var evaluated: Int
  package var evaluatedEvery: Int

  package init(
    network: Network, multiplications: Int, batch: Int, steps: Int, stepsPerEpoch: Int, images: Int, evaluated: Int,
    evaluatedEvery: Int
  ) {
    (self.network, self.multiplications, self.batch) = (network, multiplications, batch)
    (self.steps, self.stepsPerEpoch, self.images) = (steps, stepsPerEpoch, images)
    (self.evaluated, self.evaluatedEvery) = (evaluated, evaluatedEvery)
  }

  /// A step goes forwards once and backwards twice, a test only forwards.
  static let evaluationShare = 1.0 / 3

  /// Pictures that were trained on by then, a test picture counted for a third.
  package func pictures(after step: Int) -> Double {
    let (epochs, rest) = step.quotientAndRemainder(dividingBy: max(1, stepsPerEpoch))
    let trained = Double(epochs * images + min(rest * batch, images))
    return trained + Double(step / max(1, evaluatedEvery) * evaluated) * Self.evaluationShare
  }

  /// Of the whole run.
  package var pictures: Double { pictures(after: steps) }
}
