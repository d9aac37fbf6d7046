import Testing

@testable import Learning

/// Every algorithm against the definition, on whole numbers that each of them can hold without rounding: nothing but
/// equality passes. F(4×4, 3×3) has points that are not whole; `WinogradRoundingTests` bounds what it is off by.
@Suite struct ConvolutionAlgorithmTests {
  static let exact: [ConvolutionAlgorithm] = [.direct, .winograd, .plain]

  /// Weights in fours and pixels up to two: Winograd's transforms of them are whole numbers below 256.
  static func whole(_ shape: KernelShape) -> KernelRun {
    KernelRun(shape) { stream, isWeight in isWeight ? Float(4 * (stream.below(3) - 1)) : Float(stream.below(5) - 2) }
  }

  @Test(arguments: KernelShape.every + KernelShape.long, InstructionSet.tested)
  func resultsAreTheDefinitions(_ shape: KernelShape, _ instructions: InstructionSet) throws {
    let run = Self.whole(shape)
    var compared = 0
    for part in StepPart.allCases {
      let expected = run.expected(part).map { Float($0) }
      for precision in KernelShape.precisions(instructions) {
        // Gradients of weights stay in float32.
        let kept = part == .backwardWeights ? expected : expected.map { stored($0, precision) }
        let kind = shape.kind(precision, instructions)
        for algorithm in Self.exact where AlgorithmTable.offers(algorithm, kind, part) {
          let found = try run.results(part, by: algorithm, precision, instructions)
          #expect(found == kept, "\(algorithm.rawValue) \(precision.rawValue) \(part.rawValue)")
          compared += 1
        }
      }
    }
    // Direct and plain for all passes at least, Winograd for those that it is offered for.
    let parts = shape.kernel == 3 && shape.stride == 1 ? (shape.hasBias ? 7 : 9) : 6
    #expect(compared == parts * KernelShape.precisions(instructions).count)
  }

  /// What is left of a whole number in memory.
  private func stored(_ value: Float, _ precision: Precision) -> Float {
    precision == .bfloat16 ? Float(bitPattern: UInt32(value.bfloat16) << 16) : value
  }

  static let usual = KernelShape(batch: 4, height: 8, width: 8, channels: (64, 64), threads: 2)

  /// What bf16 is offered by.
  static let rounding = ConvolutionAlgorithm.allCases.filter {
    AlgorithmTable.offers($0, usual.kind(.bfloat16, .plain), .forward)
  }

  /// On ordinary numbers an algorithm may round bf16, but not much more than direct convolution does.
  @Test(arguments: rounding, InstructionSet.testedWithBFloat16 + [.plain])
  func roundingIsSmall(algorithm: ConvolutionAlgorithm, instructions: InstructionSet) throws {
    let shape = Self.usual
    let kind = shape.kind(.bfloat16, instructions)
    var stream = RandomStream(seed: 4, name: "rounding")
    let source = (0..<4 * 64 * 64).map { _ in Float(bitPattern: UInt32(Float(stream.uniform(0, 2)).bfloat16) << 16) }
    let weights = (0..<9 * 64 * 64).map { _ in Float(stream.uniform(-0.05, 0.05)) }
    let probe = try ConvolutionProbe(
      kind, batch: shape.batch, algorithms: ConvolutionAlgorithms(all: algorithm), threads: shape.threads)
    try probe.setWeights(weights)
    probe.setSource(source)
    probe.run(.forward)
    let expected = PlainConvolution(kind, batch: 4).forward(source, weights)
    let found = probe.destinationValues.map(Double.init)
    let error = zip(found, expected).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    let size = expected.map { $0 * $0 }.reduce(0, +)
    #expect((error / size).squareRoot() < ([.winograd, .winograd4].contains(algorithm) ? 0.012 : 0.006))
  }
}
