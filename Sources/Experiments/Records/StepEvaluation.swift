/// What a network in the middle of a range test said of pictures that it is not trained on.
package struct StepEvaluation: Equatable, Codable, Sendable {
  /// Optimizer steps so far, at least 1.
  package var step: Int
  /// Mean cross-entropy without label smoothing.
  package var loss: Double
  /// Share that was classified rightly, 0…1.
  package var accuracy: Double

  package init(step: Int, loss: Double, accuracy: Double) {
    (self.step, self.loss, self.accuracy) = (step, loss, accuracy)
  }

  package static func == (a: StepEvaluation, b: StepEvaluation) -> Bool {
    (a.step, a.accuracy) == (b.step, b.accuracy) && a.loss.isSame(as: b.loss)
  }
}
