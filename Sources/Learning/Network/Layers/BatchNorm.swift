/// Normalizes every channel over N, H and W, then weight·x + bias; PyTorch's BatchNorm2d with eps 1e-5 and momentum 0.1.
struct BatchNorm: LeafLayer {
  /// Whether the rectifier behind it is part of it.
  private(set) var rectifies = false

  var title: String? { "batch norm" }

  func output(of x: Shape, at path: String) -> Shape { x }

  func weights(for x: Shape) -> [LayerWeight] {
    [
      LayerWeight("weight", [x.channels], .one), LayerWeight("bias", [x.channels], .zero),
      LayerWeight("running_mean", [x.channels], .statistic(0)), LayerWeight("running_var", [x.channels], .statistic(1)),
    ]
  }

  func fused(with next: Layer) -> Layer? { next == .relu && !rectifies ? Layer(BatchNorm(rectifies: true)) : nil }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    let weights = lowering.weights(of: self, from: x, at: path)
    lowering.stages.append(
      NormStage(
        x: x, y: y, relu: rectifies, gamma: weights[0], beta: weights[1], runningMean: weights[2],
        runningVariance: weights[3]))
    return y
  }
}

extension Layer {
  static let batchNorm = Layer(BatchNorm())
}
