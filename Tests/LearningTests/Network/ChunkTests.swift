import Testing

@testable import Learning

/// Batches are computed in chunks that threads take in turn; neither may show in the numbers.
@Suite struct ChunkTests {
  /// With a bias and a stride, which take direct kernels, and twice without, where all algorithms are offered.
  static let layer = Layer.sequence([
    .init("a", .convolution(Convolution(17, kernel: 3, padding: 1, hasBias: true))), .init("n", .batchNorm),
    .init("", .relu), .init("c", .convolution(Convolution(33, kernel: 3, padding: 1))), .init("", .relu),
    .init("", .maxPool(Pool(kernel: 3, stride: 2, padding: 1))),
    .init("d", .convolution(Convolution(20, kernel: 3, padding: 1))),
    .init("b", .convolution(Convolution(24, kernel: 3, stride: 2, padding: 1))), .init("", .flatten),
    .init("head", .linear(Linear(3))),
  ])

  static func problem(_ batch: Int) -> StepProblem { StepProblem(layer, height: 9, width: 6, batch: batch) }

  @Test(arguments: [5, 6, 9, 13, 34], InstructionSet.tested)
  func restsAreRight(batch: Int, instructions: InstructionSet) throws {
    let problem = ChunkTests.problem(batch)
    let network = try problem.network(instructions: instructions)
    let expected = try problem.reference(network)
    let found = try problem.engine(network)
    #expect(abs(found.loss - expected.loss) <= 1e-5 * expected.loss)
    for (name, values) in expected.weights {
      #expect(relativeError(found.weights[name]?.values ?? [], values) <= 1e-4, "\(name)")
    }
  }

  @Test(arguments: ConvolutionAlgorithm.allCases, InstructionSet.tested)
  func threadsDoNotChangeABit(algorithm: ConvolutionAlgorithm, instructions: InstructionSet) throws {
    let problem = ChunkTests.problem(13)
    for precision in instructions.precisions {
      func step(_ threads: Int) throws -> EngineStep {
        try problem.engine(
          problem.network(
            precision, threads: threads, kernels: .everywhere(algorithm), instructions: instructions))
      }
      let one = try step(1)
      for threads in [2, 3, 5] {
        let many = try step(threads)
        #expect(many.loss == one.loss)
        #expect(many.weights == one.weights)
      }
    }
  }
}
