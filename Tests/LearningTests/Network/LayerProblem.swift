@testable import Learning

extension LayerTests {
  /// A layer behind a convolution with made-up pictures, weights and momentum.
  struct Problem {
    let network: Network
    let layer: Layer
    let images: [Float]
    let labels: [Int]
    let weights: [String: Tensor]
    let momentum: [String: Tensor]

    init(
      _ shape: Case, precision: Precision = .float32, fuses: Bool = true, instructions: InstructionSet = .current
    ) throws {
      layer = behindConvolution(shape.layer)
      network = try Network(
        layer, input: .init(channels: 3, height: shape.height, width: shape.width), precision: precision, threads: 2,
        seed: 3,
        fuses: fuses, instructions: instructions)
      var stream = RandomStream(seed: 5, name: shape.label)
      images = (0..<shape.batch * 3 * shape.height * shape.width).map { _ in Float(stream.uniform(-2, 2)) }
      labels = (0..<shape.batch).map { _ in stream.below(3) }
      var weights = network.weights.tensors(.weights)
      for name in weights.keys.sorted() where name.hasSuffix("norm.bias") || name.hasSuffix("norm.weight") {
        guard let tensor = weights[name] else { continue }
        weights[name] = Tensor(
          shape: tensor.shape, values: tensor.values.map { $0 + Float(stream.uniform(-0.5, 0.5)) })
      }
      self.weights = weights
      var momentum = try network.weights.momentum()
      for (name, tensor) in momentum.sorted(by: { $0.key < $1.key }) {
        momentum[name] = Tensor(
          shape: tensor.shape, values: tensor.values.map { _ in Float(stream.uniform(-0.1, 0.1)) })
      }
      self.momentum = momentum
    }

    static let sgd = SGD(momentum: 0.9, nesterov: true, weightDecay: 0.01)

    func engine() throws -> EngineStep {
      try EngineStep(
        network, images: images, labels: labels, weights: weights, momentum: momentum, smoothing: 0.1,
        sgd: Problem.sgd, learningRate: 0.1)
    }

    func reference(_ shape: Case) -> ReferenceStep {
      ReferenceStep(
        layer, images: Volume(shape.batch, 3, shape.height, shape.width, images.map(Double.init)), labels: labels,
        weights: weights.mapValues { $0.values.map(Double.init) },
        momentum: momentum.mapValues { $0.values.map(Double.init) }, smoothing: 0.1, sgd: Problem.sgd,
        learningRate: 0.1)
    }
  }
}
