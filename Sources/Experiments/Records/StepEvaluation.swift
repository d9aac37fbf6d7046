/// What a network in the middle of a range test said of pictures that it is not trained on.
package struct StepEvaluation: Equatable, Codable, Sendable {
  /// Optimizer steps so far, at least 1.
  package var step: Int
  /// Mean cross-entropy without label smoothing.
  @Measured package var loss: Double
  /// Share that was classified rightly, 0…1.
  @Measured package var accuracy: Double

  package init(step: Int, loss: Double, accuracy: Double) {
    (self.step, self.loss, self.accuracy) = (step, loss, accuracy)
  }
}
