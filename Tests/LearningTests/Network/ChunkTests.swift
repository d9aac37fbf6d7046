import Testing

@testable import Learning

/// Batches are computed in chunks that threads take in turn; neither may show in the numbers.
@Suite struct ChunkTests {
  static let layer = Layer.sequence([
    .init("a", .convolution(Convolution(17, kernel: 3, padding: 1, hasBias: true))), .init("n", .batchNorm),
    .init("", .relu), .init("", .maxPool(Pool(kernel: 3, stride: 2, padding: 1))),
    .init("b", .convolution(Convolution(24, kernel: 3, stride: 2, padding: 1))), .init("", .flatten),
    .init("head", .linear(Linear(3))),
  ])

  static func step(_ batch: Int, threads: Int, precision: Precision) throws -> (EngineStep, ReferenceStep) {
    let network = try Network(
      layer, input: .init(height: 9, width: 6), precision: precision, threads: threads, seed: 3)
    var stream = RandomStream(seed: 5, name: "chunks")
    let images = (0..<batch * 3 * 54).map { _ in Float(stream.uniform(-2, 2)) }
    let labels = (0..<batch).map { _ in stream.below(3) }
    let (weights, momentum) = (network.weights.tensors(.weights), network.weights.tensors(.momentum))
    let engine = try EngineStep(
      network, images: images, labels: labels, weights: weights, momentum: momentum, smoothing: 0, sgd: SGD(),
      learningRate: 0.1)
    let reference = ReferenceStep(
      layer, images: Volume(batch, 3, 9, 6, images.map(Double.init)), labels: labels,
      weights: weights.mapValues { $0.values.map(Double.init) },
      momentum: momentum.mapValues { $0.values.map(Double.init) }, smoothing: 0, sgd: SGD(), learningRate: 0.1)
    return (engine, reference)
  }

  @Test(arguments: [5, 6, 9, 13, 34]) func restsAreRight(batch: Int) throws {
    let (found, expected) = try ChunkTests.step(batch, threads: 2, precision: .float32)
    #expect(abs(found.loss - expected.loss) <= 1e-5 * expected.loss)
    for (name, values) in expected.weights {
      #expect(relativeError(found.weights[name]?.values ?? [], values) <= 1e-4, "\(name)")
    }
  }

  @Test(arguments: [Precision.float32, .bfloat16].filter { $0 == .float32 || Precision.hasBFloat16 })
  func threadsDoNotChangeABit(precision: Precision) throws {
    let (one, _) = try ChunkTests.step(13, threads: 1, precision: precision)
    for threads in [2, 3, 5] {
      let (many, _) = try ChunkTests.step(13, threads: threads, precision: precision)
      #expect(many.loss == one.loss)
      #expect(many.weights == one.weights)
    }
  }
}
