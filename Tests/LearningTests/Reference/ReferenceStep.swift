import Foundation

@testable import Learning

/// One training step in double precision, after the definitions in `shared/peers/golden_training.py`.
struct ReferenceStep {
  var loss: Double
  var gradients: [String: [Double]]
  /// Weights and running statistics after the step.
  var weights: [String: [Double]]
  var momentum: [String: [Double]]

  init(
    _ layer: Layer, images: Volume, labels: [Int], weights: [String: [Double]], momentum: [String: [Double]],
    smoothing: Double, sgd: SGD, learningRate: Double
  ) {
    let network = ReferenceNetwork(weights: weights, training: true)
    let (logits, backward) = network.run(layer, images)
    var gradient = logits
    loss = 0
    for n in 0..<logits.n {
      let row = Array(logits.values[n * logits.c..<(n + 1) * logits.c])
      let total = log(row.map { exp($0 - (row.max() ?? 0)) }.reduce(0, +)) + (row.max() ?? 0)
      for k in 0..<logits.c {
        let target = (k == labels[n] ? 1 - smoothing : 0) + smoothing / Double(logits.c)
        loss -= target * (row[k] - total) / Double(logits.n)
        gradient.values[n * logits.c + k] = (exp(row[k] - total) - target) / Double(logits.n)
      }
    }
    _ = backward(gradient)
    gradients = network.gradients
    self.weights = network.weights
    self.momentum = [:]
    for (name, values) in network.gradients {
      var (w, v) = (network.weights[name] ?? [], momentum[name] ?? [])
      for i in values.indices {
        let g = values[i] + sgd.weightDecay * w[i]
        v[i] = sgd.momentum * v[i] + g
        w[i] -= learningRate * (sgd.nesterov ? g + sgd.momentum * v[i] : v[i])
      }
      self.weights[name] = w
      self.momentum[name] = v
    }
  }
}
