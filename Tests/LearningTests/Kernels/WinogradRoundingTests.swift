import Testing

@testable import Learning

/// What Winograd's algorithms are off by on ordinary numbers in float32.
@Suite struct WinogradRoundingTests {
  static let shapes = (KernelShape.every + KernelShape.long).filter { $0.kernel == 3 && $0.stride == 1 }

  /// No result is off by more than is sound, nor all of them together by more than thrice what is to be expected.
  @Test(arguments: shapes, InstructionSet.tested)
  func errorsAreWithinTheBound(_ shape: KernelShape, _ instructions: InstructionSet) throws {
    let run = KernelRun(shape) { stream, _ in Float(stream.uniform(-1, 1)) }
    for part in StepPart.allCases {
      let expected = run.expected(part)
      for (algorithm, side) in [(ConvolutionAlgorithm.winograd, 2), (.winograd4, 4)]
      where AlgorithmTable.offers(algorithm, shape.kind(.float32, instructions), part) {
        let errors = zip(try run.results(part, by: algorithm, .float32, instructions), expected)
          .map { abs(Double($0) - $1) }
        let bound = WinogradBound(side: side)
        let terms = terms(shape, part, side: side)
        let worst = errors.reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
        #expect(worst <= bound.largest(part, terms: terms), "\(algorithm) \(part)")
        // Numbers between −1 and 1 are 1/√3 in the mean square.
        let typical = (errors.map { $0 * $0 }.reduce(0, +) / Double(errors.count)).squareRoot()
        #expect(typical <= 3 * bound.typical(part, terms: terms) / 3, "\(algorithm) \(part)")
      }
    }
  }

  /// Products of one point.
  private func terms(_ shape: KernelShape, _ part: StepPart, side: Int) -> Int {
    let kind = shape.kind(.float32, .plain)
    func tiles(_ length: Int) -> Int { (length + side - 1) / side }
    return switch part {
    case .forward: kind.inChannels
    case .backwardData: kind.outChannels
    case .backwardWeights: shape.batch * tiles(kind.outHeight) * tiles(kind.outWidth)
    }
  }
}
