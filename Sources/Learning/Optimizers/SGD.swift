internal import CKernels
import Settings

/// Stochastic gradient descent as PyTorch's: g = ∂loss/∂w + decay·w; v = momentum·v + g;
/// w −= rate·v, or rate·(g + momentum·v) with Nesterov. Weight decay acts on every weight.
package struct SGD: OptimizerKind {
  package static let name = "sgd"
  package static let summary = "Stochastic gradient descent with momentum, Nesterov momentum and weight decay."
  package static let state = ["momentum"]

  package var momentum: Double
  package var nesterov: Bool
  package var weightDecay: Double

  package init(momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) {
    (self.momentum, self.nesterov, self.weightDecay) = (momentum, nesterov, weightDecay)
  }

  private static let momentum = Setting(
    "momentum", "What is kept of the last step's direction, where the schedule says nothing of it",
    type: "a number of at least 0 and below 1", standard: (0, "0"), example: "0.9"
  ) { node, _, diagnostics -> Double? in node.momentum(diagnostics) }
  private static let nesterov = Setting.flag(
    "nesterov", "Whether it looks ahead along the momentum", standard: false)
  private static let weightDecay = OptimizerSettings.weightDecay(
    "Share of every weight that is added to its gradient", standard: 0)
  package static let settings = SettingsTable(momentum, nesterov, weightDecay)

  package static func read(_ settings: SettingsReader) -> SGD? {
    let (momentum, nesterov, weightDecay) = (settings[momentum], settings[nesterov], settings[weightDecay])
    guard let momentum, let nesterov, let weightDecay else { return nil }
    return SGD(momentum: momentum, nesterov: nesterov, weightDecay: weightDecay)
  }

  package var needsMomentum: Bool { nesterov }

  package func update(_ step: OptimizerStep) -> Bool {
    cyc_sgd(
      step.weights, step.state[0], step.gradients, Int64(step.count), Float(step.learningRate), Float(step.momentum),
      Float(weightDecay), nesterov ? 1 : 0) != 0
  }

  private enum CodingKeys: String, CodingKey {
    case momentum, nesterov
    case weightDecay = "weight-decay"
  }
}
