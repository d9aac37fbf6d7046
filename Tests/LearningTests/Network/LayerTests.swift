import Testing

@testable import Learning

/// Every layer, forward and backward, against its definition in double precision, over odd shapes.
@Suite struct LayerTests {
  @Test(arguments: shapes, InstructionSet.tested)
  func matchesItsDefinition(_ shape: Case, _ instructions: InstructionSet) throws {
    let expected = try Problem(shape).reference(shape)
    for fuses in [true, false] {
      let found = try Problem(shape, fuses: fuses, instructions: instructions).engine()
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

  @Test(arguments: shapes, InstructionSet.testedWithBFloat16)
  func bfloat16IsNear(_ shape: Case, _ instructions: InstructionSet) throws {
    let found = try Problem(shape, precision: .bfloat16, instructions: instructions).engine()
    let expected = try Problem(shape).reference(shape)
    #expect(abs(found.loss - expected.loss) <= 0.03 * abs(expected.loss))
    #expect(relativeError(found.gradients["head.weight"]?.values ?? [], expected.gradients["head.weight"] ?? []) <= 0.1)
  }

  /// The definition itself against differences of the loss, so that both are not wrong together.
  @Test(arguments: shapes.enumerated().filter { $0.offset % 5 == 0 }.map(\.element))
  func definitionMatchesDifferences(_ shape: Case) throws {
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

  @Test(arguments: InstructionSet.tested)
  func firstOfEqualMaximaTakesTheGradient(_ instructions: InstructionSet) throws {
    let layer = Layer.sequence([
      .init("front", .convolution(Convolution(1, kernel: 1))), .init("", .maxPool(Pool(kernel: 2))),
      .init("", .flatten), .init("head", .linear(Linear(2, hasBias: false))),
    ])
    let network = try Network(
      layer, input: .init(channels: 3, height: 2, width: 2), precision: .float32, threads: 1, seed: 1,
      instructions: instructions)
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
    let wrong: [(Layer, Shape, String)] = [
      (
        .convolution(Convolution(4, kernel: 7)), .init(channels: 3, height: 5, width: 9),
        "the input 1×3×5×9 is smaller than the kernel 7"
      ),
      (
        ResNet9(width: 4).layer(classes: 10), .init(channels: 3, height: 16, width: 16),
        "a pool takes windows of 4×4, and 2×2 is left of the pictures there"
      ),
      (
        .linear(Linear(3)), .init(channels: 3, height: 2, width: 1),
        "linear : the input 1×3×2×1 is not flat; put flatten before it"
      ),
      (
        .subsample(Subsample(stride: 2, channels: 4)), .init(channels: 5, height: 8, width: 8),
        "5 channels cannot be padded to 4"
      ),
      (
        .residual(body: .convolution(Convolution(4, kernel: 3)), shortcut: nil),
        .init(channels: 4, height: 8, width: 7), "1×4×6×5 and 1×4×8×7 cannot be added"
      ),
      (
        .sequence([.init("head", .linear(Linear(0)))]), .init(channels: 3, height: 1, width: 1),
        "build network: the weight head.weight has a side that is not known"
      ),
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
