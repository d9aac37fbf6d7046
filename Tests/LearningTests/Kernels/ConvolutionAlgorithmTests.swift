import Testing

@testable import Learning

/// Every algorithm against the definition, on whole numbers that each of them can hold without rounding: nothing but
/// equality passes.
@Suite struct ConvolutionAlgorithmTests {
  struct Case: Sendable, CustomStringConvertible {
    var kind: ConvolutionClass
    var batch: Int
    var threads: Int
    var algorithm: ConvolutionAlgorithm
    var description: String { "\(algorithm.rawValue), \(batch) × \(kind), \(threads) threads" }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    // Batch, height, width, source and result channels, padding, threads.
    let shapes = [
      (1, 2, 2, 32, 32, 1, 1), (1, 1, 1, 32, 64, 1, 2), (3, 3, 3, 64, 32, 0, 2), (2, 5, 7, 32, 96, 1, 3),
      (5, 7, 4, 96, 64, 2, 2), (2, 8, 8, 160, 32, 1, 2), (40, 9, 9, 32, 32, 1, 2), (9, 16, 15, 32, 64, 1, 1),
      (64, 2, 2, 64, 64, 1, 2), (7, 4, 4, 32, 288, 1, 2),
    ]
    for (batch, height, width, from, to, padding, threads) in shapes {
      for precision in [Precision.float32, .bfloat16] where precision == .float32 || Precision.hasBFloat16 {
        let kind = ConvolutionClass(
          inChannels: from, outChannels: to, height: height, width: width, kernel: 3, stride: 1, padding: padding,
          hasBias: false, precision: precision, instructions: KernelContext.instructions)
        for algorithm in ConvolutionAlgorithm.allCases
        where StepPart.allCases.contains(where: { AlgorithmTable.offers(algorithm, kind, $0) }) {
          cases.append(Case(kind: kind, batch: batch, threads: threads, algorithm: algorithm))
        }
      }
    }
    return cases
  }()

  /// Weights in fours and pixels up to two: Winograd's transforms of them are whole numbers below 256.
  struct Numbers {
    let source: [Float]
    let weights: [Float]
    let gradient: [Float]

    init(_ problem: Case) {
      let kind = problem.kind
      var stream = RandomStream(seed: 11, name: problem.description)
      func draw(_ count: Int, _ unit: Int, _ reach: Int) -> [Float] {
        (0..<count).map { _ in Float(unit * (stream.below(2 * reach + 1) - reach)) }
      }
      source = draw(problem.batch * kind.height * kind.width * kind.inChannels, 1, 2)
      weights = draw(9 * kind.inChannels * kind.outChannels, 4, 1)
      gradient = draw(problem.batch * kind.outHeight * kind.outWidth * kind.outChannels, 1, 2)
    }
  }

  static func probe(_ problem: Case) throws -> ConvolutionProbe {
    try ConvolutionProbe(
      problem.kind, batch: problem.batch,
      algorithms: KernelChoice.everywhere(problem.algorithm).algorithms(for: problem.kind, at: ""),
      threads: problem.threads)
  }

  @Test(arguments: cases) func forwardIsItsDefinition(_ problem: Case) throws {
    let (probe, numbers) = (try Self.probe(problem), Numbers(problem))
    try probe.setWeights(numbers.weights)
    probe.setSource(numbers.source)
    try probe.run(.forward)
    let expected = PlainConvolution(problem.kind, batch: problem.batch).forward(numbers.source, numbers.weights)
    #expect(probe.destinationValues == expected.map { stored($0, problem.kind.precision) })
  }

  @Test(arguments: cases) func sourceGradientIsItsDefinition(_ problem: Case) throws {
    let (probe, numbers) = (try Self.probe(problem), Numbers(problem))
    try probe.setWeights(numbers.weights)
    probe.setDestination(numbers.gradient)
    try probe.run(.backwardData)
    let expected = PlainConvolution(problem.kind, batch: problem.batch).sourceGradient(
      numbers.gradient, numbers.weights)
    #expect(probe.sourceValues == expected.map { stored($0, problem.kind.precision) })
  }

  @Test(arguments: cases) func weightGradientIsItsDefinition(_ problem: Case) throws {
    let (probe, numbers) = (try Self.probe(problem), Numbers(problem))
    probe.setSource(numbers.source)
    probe.setDestination(numbers.gradient)
    // Twice: sums must begin anew.
    try probe.run(.backwardWeights)
    try probe.run(.backwardWeights)
    let plain = PlainConvolution(problem.kind, batch: problem.batch)
    #expect(probe.weightGradient == plain.weightGradient(numbers.source, numbers.gradient))
  }

  /// What is left of a whole number in memory.
  private func stored(_ value: Float, _ precision: Precision) -> Float {
    precision == .bfloat16 ? Float(bitPattern: UInt32(value.bfloat16) << 16) : value
  }

  /// On ordinary numbers an algorithm may round, but not much more than direct convolution does.
  @Test(.enabled(if: Precision.hasBFloat16, "this processor has no bf16"), arguments: ConvolutionAlgorithm.allCases)
  func roundingIsSmall(algorithm: ConvolutionAlgorithm) throws {
    let kind = ConvolutionClass(
      inChannels: 64, outChannels: 64, height: 8, width: 8, kernel: 3, stride: 1, padding: 1, hasBias: false,
      precision: .bfloat16, instructions: KernelContext.instructions)
    let problem = Case(kind: kind, batch: 4, threads: 2, algorithm: algorithm)
    var stream = RandomStream(seed: 4, name: "rounding")
    let source = (0..<4 * 64 * 64).map { _ in Float(bitPattern: UInt32(Float(stream.uniform(0, 2)).bfloat16) << 16) }
    let weights = (0..<9 * 64 * 64).map { _ in Float(stream.uniform(-0.05, 0.05)) }
    let probe = try Self.probe(problem)
    try probe.setWeights(weights)
    probe.setSource(source)
    try probe.run(.forward)
    let expected = PlainConvolution(kind, batch: 4).forward(source, weights)
    let error = zip(probe.destinationValues, expected).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    let size = expected.map { $0 * $0 }.reduce(0, +)
    #expect((error / size).squareRoot() < (algorithm == .winograd ? 0.012 : 0.006))
  }
}
