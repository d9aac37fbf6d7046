/// A part of a training step.
package enum StepPart: String, Hashable, Codable, Sendable, CaseIterable {
  case forward
  case backwardData = "backward-data"
  case backwardWeights = "backward-weights"
}
