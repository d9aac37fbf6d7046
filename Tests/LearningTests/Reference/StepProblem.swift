@testable import Learning

/// A small network with made-up pictures: one step of it by the engine, and by the definitions.
struct StepProblem: Sendable {
  let layer: Layer
  let channels: Int
  let height: Int
  let width: Int
  let batch: Int
  let images: [Float]
  let labels: [Int]

  init(
    _ layer: Layer, channels: Int = 3, height: Int, width: Int, batch: Int, classes: Int = 3, seed: UInt64 = 5
  ) {
    (self.layer, self.channels, self.height, self.width, self.batch) = (layer, channels, height, width, batch)
    var stream = RandomStream(seed: seed, name: "step problem")
    images = (0..<batch * channels * height * width).map { _ in Float(stream.uniform(-2, 2)) }
    labels = (0..<batch).map { _ in stream.below(classes) }
  }

  func network(
    _ precision: Precision = .float32, threads: Int = 2, kernels: KernelChoice = .table,
    instructions: InstructionSet = .current, check: KernelCheck = .shared
  ) throws -> Network {
    try Network(
      layer, input: .init(channels: channels, height: height, width: width), precision: precision, threads: threads,
      seed: 3,
      kernels: kernels, instructions: instructions, check: check)
  }

  /// From the weights that the network has.
  func engine(_ network: Network) throws -> EngineStep {
    try EngineStep(
      network, images: images, labels: labels, weights: network.weights.tensors(.weights),
      momentum: try network.weights.momentum(), smoothing: 0, sgd: SGD(), learningRate: 0.1)
  }

  /// From the weights that the network has.
  ///
  /// - Parameter noise: what every pixel is moved by at most, as a share of itself.
  func reference(_ network: Network, noise: Double = 0) throws -> ReferenceStep {
    func numbers(_ tensors: [String: Tensor]) -> [String: [Double]] {
      tensors.mapValues { $0.values.map(Double.init) }
    }
    var stream = RandomStream(seed: 1, name: "noise")
    let pixels = images.map { Double($0) * (1 + noise * stream.uniform(-1, 1)) }
    return try ReferenceStep(
      layer, images: Volume(batch, channels, height, width, pixels), labels: labels,
      weights: numbers(network.weights.tensors(.weights)), momentum: numbers(network.weights.momentum()), smoothing: 0,
      sgd: SGD(), learningRate: 0.1)
  }

  /// The first problem whose gradients do not hang on rounding, with its step: where a ReLU or a maximum is about to
  /// turn, the last bit of a picture decides.
  static func steady(_ make: (_ seed: UInt64) -> StepProblem) throws -> (StepProblem, ReferenceStep) {
    for seed in 1..<100 {
      let problem = make(UInt64(seed))
      let network = try problem.network()
      let (step, moved) = (try problem.reference(network), try problem.reference(network, noise: 1e-5))
      let isSteady = step.gradients.allSatisfy { name, values in
        relativeError((moved.gradients[name] ?? []).map { Float($0) }, values) < 1e-4
      }
      if isSteady { return (problem, step) }
    }
    throw LearningError("make a step problem", "there is no steady seed")
  }
}
