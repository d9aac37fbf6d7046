@testable import Learning

/// One training step by the engine, started from a given state.
struct EngineStep {
  var loss: Double
  var gradients: [String: Tensor]
  var weights: [String: Tensor]
  var momentum: [String: Tensor]

  init(
    _ network: Network, images: [Float], labels: [Int], weights: [String: Tensor], momentum: [String: Tensor],
    smoothing: Double, sgd: SGD, learningRate: Double
  ) throws {
    try network.weights.prepare(for: Optimizer(sgd))
    try network.weights.load(weights, into: .weights)
    try network.weights.load(momentum, into: .state("momentum"))
    let program = try network.program(batch: labels.count, keepsGradients: true)
    let logits = try program.forward(images, training: true)
    let result = Loss.crossEntropy(labelSmoothing: smoothing).evaluate(
      logits, labels: labels[...], classes: program.classes, gradient: program.logitsGradient)
    loss = result.loss
    try program.backward()
    gradients = network.weights.tensors(.gradients)
    _ = network.weights.update(with: Optimizer(sgd), learningRate: learningRate, momentum: nil)
    self.weights = network.weights.tensors(.weights)
    self.momentum = network.weights.tensors(.state("momentum"))
  }
}

extension Weights {
  /// What SGD keeps; zeros before the first step.
  func momentum() throws -> [String: Tensor] {
    try prepare(for: Optimizer(SGD()))
    return tensors(.state("momentum"))
  }
}

/// The largest difference as a share of the largest expected entry.
func relativeError(_ found: [Float], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  let largest = max(expected.map(abs).max() ?? 0, 1e-12)
  let worst = zip(found, expected).map { abs(Double($0) - $1) }.reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  return worst / largest
}
