import Testing

@testable import Learning

/// Every layer, forward and backward, against its definition in double precision, over odd shapes.
@Suite struct LayerTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var layer: Layer
    var batch: Int
    var height: Int
    var width: Int
    var label: String

    var testDescription: String { "\(label), batch \(batch), \(height)×\(width)" }
  }

  /// A convolution in front gives the layer inputs that are no picture, with a gradient of their own.
  static func behindConvolution(_ layer: Layer, channels: Int = 7) -> Layer {
    .sequence([
      .init("front", .convolution(Convolution(channels, kernel: 3, padding: 1, hasBias: true))),
      .init("it", layer),
      .init("", .flatten), .init("head", .linear(Linear(3))), .init("", .scale(0.5)),
    ])
  }

  static let shapes: [Shape] = {
    var shapes: [Shape] = []
    for (kernel, stride, padding) in [(1, 1, 0), (3, 1, 1), (3, 2, 1), (3, 3, 0), (5, 2, 2), (7, 2, 3), (2, 2, 0)] {
      for (batch, height, width, channels) in [(1, 9, 7, 5), (3, 8, 11, 17), (2, 7, 7, 32)] {
        for hasBias in [true, false] {
          let layer = Layer.convolution(
            Convolution(channels, kernel: kernel, stride: stride, padding: padding, hasBias: hasBias))
          shapes.append(
            Shape(
              layer: layer, batch: batch, height: height, width: width,
              label: "convolution \(kernel)/\(stride)/\(padding) to \(channels)\(hasBias ? " with bias" : "")"))
        }
      }
    }
    for (kernel, stride, padding) in [(2, 2, 0), (3, 2, 1), (3, 1, 1), (4, 4, 0), (3, 3, 0), (2, 3, 1)] {
      for (batch, height, width) in [(1, 9, 6), (3, 8, 11)] {
        let pool = Pool(kernel: kernel, stride: stride, padding: padding)
        let label = "pool \(kernel)/\(stride)/\(padding)"
        shapes.append(Shape(layer: .maxPool(pool), batch: batch, height: height, width: width, label: "max \(label)"))
        shapes.append(
          Shape(layer: .averagePool(pool), batch: batch, height: height, width: width, label: "average \(label)"))
      }
    }
    let plain: [(String, Layer)] = [
      ("batch norm", .batchNorm), ("relu", .relu), ("global average pool", .globalAveragePool),
      ("subsample by 2", .subsample(Subsample(stride: 2, channels: 12))),
      ("subsample by 3", .subsample(Subsample(stride: 3, channels: 7))),
      ("batch norm and relu", .sequence([.init("norm", .batchNorm), .init("", .relu)])),
      ("identity residual", .residual(body: .sequence([.init("norm", .batchNorm)]), shortcut: nil)),
      (
        "projected residual and relu",
        .sequence([
          .init(
            "",
            .residual(
              body: .sequence([.init("a", .convolution(Convolution(9, kernel: 3, stride: 2, padding: 1)))]),
              shortcut: .sequence([.init("b", .convolution(Convolution(9, kernel: 1, stride: 2)))]))),
          .init("", .relu),
        ])
      ),
    ]
    for (label, layer) in plain {
      for (batch, height, width) in [(1, 5, 7), (4, 6, 3), (3, 8, 8)] {
        shapes.append(Shape(layer: layer, batch: batch, height: height, width: width, label: label))
      }
    }
    return shapes
  }()

  struct Problem {
    let network: Network
    let layer: Layer
    let images: [Float]
    let labels: [Int]
    let weights: [String: Tensor]
    let momentum: [String: Tensor]

    init(_ shape: Shape, precision: Precision = .float32, fuses: Bool = true) throws {
      layer = behindConvolution(shape.layer)
      network = try Network(
        layer, input: .init(height: shape.height, width: shape.width), precision: precision, threads: 2, seed: 3,
        fuses: fuses)
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
      var momentum = network.weights.tensors(.momentum)
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

    func reference(_ shape: Shape) -> ReferenceStep {
      ReferenceStep(
        layer, images: Volume(shape.batch, 3, shape.height, shape.width, images.map(Double.init)), labels: labels,
        weights: weights.mapValues { $0.values.map(Double.init) },
        momentum: momentum.mapValues { $0.values.map(Double.init) }, smoothing: 0.1, sgd: Problem.sgd,
        learningRate: 0.1)
    }
  }

  @Test(arguments: shapes) func matchesItsDefinition(_ shape: Shape) throws {
    for fuses in [true, false] {
      let problem = try Problem(shape, fuses: fuses)
      let (found, expected) = (try problem.engine(), problem.reference(shape))
      #expect(abs(found.loss - expected.loss) <= 1e-5 * abs(expected.loss))
      #expect(Set(found.gradients.keys) == Set(expected.gradients.keys))
      // Where a norm takes a constant away, the true gradient before it is zero and only rounding is left.
      let largest = expected.gradients.values.flatMap(\.self).map(abs).max() ?? 1
      for (name, gradient) in expected.gradients {
        let scale = max(gradient.map(abs).max() ?? 0, largest * 1e-3)
        let worst = zip(found.gradients[name]?.values ?? [], gradient).map { abs(Double($0) - $1) }.max() ?? .infinity
        #expect(worst <= 1e-4 * scale, "\(name)")
      }
      for (name, values) in expected.weights {
        #expect(relativeError(found.weights[name]?.values ?? [], values) <= 1e-4, "\(name) after the step")
      }
      for (name, values) in expected.momentum {
        #expect(relativeError(found.momentum[name]?.values ?? [], values) <= 1e-3, "momentum of \(name)")
      }
    }
  }

  @Test(.enabled(if: Precision.hasBFloat16, "this processor has no bf16"), arguments: shapes)
  func bfloat16IsNear(_ shape: Shape) throws {
    let (found, expected) = (try Problem(shape, precision: .bfloat16).engine(), try Problem(shape).reference(shape))
    #expect(abs(found.loss - expected.loss) <= 0.03 * abs(expected.loss))
    #expect(relativeError(found.gradients["head.weight"]?.values ?? [], expected.gradients["head.weight"] ?? []) <= 0.1)
  }

  /// The definition itself against differences of the loss, so that both are not wrong together.
  @Test(arguments: shapes.enumerated().filter { $0.offset % 5 == 0 }.map(\.element))
  func definitionMatchesDifferences(_ shape: Shape) throws {
    let problem = try Problem(shape)
    let images = Volume(shape.batch, 3, shape.height, shape.width, problem.images.map(Double.init))
    let start = problem.weights.mapValues { $0.values.map(Double.init) }
    func loss(_ weights: [String: [Double]]) -> Double {
      ReferenceStep(
        problem.layer, images: images, labels: problem.labels, weights: weights,
        momentum: start.mapValues { $0.map { _ in 0 } }, smoothing: 0.1, sgd: SGD(), learningRate: 0
      ).loss
    }
    let gradients = problem.reference(shape).gradients
    var stream = RandomStream(seed: 8, name: "places")
    var checked = 0
    for (name, gradient) in gradients.sorted(by: { $0.key < $1.key }) {
      let place = stream.below(gradient.count)
      var (up, down) = (start, start)
      up[name]?[place] += 1e-6
      down[name]?[place] -= 1e-6
      let slope = (loss(up) - loss(down)) / 2e-6
      #expect(abs(slope - gradient[place]) <= 1e-5 * max(1, abs(slope)), "\(name)[\(place)]")
      checked += 1
    }
    #expect(checked == gradients.count && checked >= 4)
  }

  @Test func firstOfEqualMaximaTakesTheGradient() throws {
    let layer = Layer.sequence([
      .init("front", .convolution(Convolution(1, kernel: 1))), .init("", .maxPool(Pool(kernel: 2))),
      .init("", .flatten), .init("head", .linear(Linear(2, hasBias: false))),
    ])
    let network = try Network(
      layer, input: .init(height: 2, width: 2), precision: .float32, threads: 1, seed: 1)
    // All four pixels tie after the convolution of two channels that cancel; only the first one is given weight.
    let weights = [
      "front.weight": Tensor(shape: [1, 3, 1, 1], values: [1, 0, 0]),
      "head.weight": Tensor(shape: [2, 1], values: [1, -1]),
    ]
    let images: [Float] = [1, 1, 1, 1, 5, 6, 7, 8, 0, 0, 0, 0]
    let step = try EngineStep(
      network, images: images, labels: [0], weights: weights, momentum: weights.mapValues { .zeros($0.shape) },
      smoothing: 0, sgd: SGD(), learningRate: 0)
    let gradient = try #require(step.gradients["front.weight"]).values
    // The second channel's gradient tells which pixel was taken: 5 is the first.
    #expect(abs(gradient[1] / gradient[0] - 5) < 1e-5)
  }

  @Test func sizesThatDoNotFitAreErrors() {
    let wrong: [(Layer, ImageSet.Extent, String)] = [
      (
        .convolution(Convolution(4, kernel: 7)), .init(height: 5, width: 9),
        "the input 1×3×5×9 is smaller than the kernel 7"
      ),
      (ResNet9(width: 4).layer(classes: 10), .init(height: 16, width: 16), "is smaller than the window 4"),
      (.relu, .init(height: 4, width: 4), "the network ends in 1×3×4×4"),
    ]
    for (layer, input, message) in wrong {
      #expect {
        _ = try Network(layer, input: input, precision: .float32, threads: 1, seed: 1)
      } throws: { error in
        "\(error)".contains(message)
      }
    }
  }
}
