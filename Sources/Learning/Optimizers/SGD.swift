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

  package static func read(_ settings: SettingsReader) -> SGD? {
    SGD(
      momentum: settings.momentum() ?? 0, nesterov: settings.flag("nesterov") ?? false,
      weightDecay: settings.number("weight-decay", in: 0...Double.greatestFiniteMagnitude) ?? 0)
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
