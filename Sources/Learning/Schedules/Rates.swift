/// What one step is taken with.
package struct Rates: Hashable, Codable, Sendable {
  package var learningRate: Double
  /// nil where the policy leaves momentum to the optimizer.
  package var momentum: Double?

  package init(learningRate: Double, momentum: Double? = nil) {
    (self.learningRate, self.momentum) = (learningRate, momentum)
  }

  private enum CodingKeys: String, CodingKey {
    case learningRate = "learning-rate"
    case momentum
  }
}
