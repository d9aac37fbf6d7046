import Testing

@testable import Learning

/// The first layer takes as many channels as the network's input has.
@Suite struct InputShapeTests {
  @Test(arguments: [1, 2, 4, 5, 17], InstructionSet.tested)
  func anyNumberOfChannelsIsTaken(_ channels: Int, _ instructions: InstructionSet) throws {
    let problem = StepProblem(ChunkTests.layer, channels: channels, height: 9, width: 6, batch: 3)
    let network = try problem.network(instructions: instructions)
    #expect(network.weights["a.weight"].shape == [17, channels, 3, 3])
    #expect(network.output == .row(3))
    let expected = try problem.reference(network)
    let found = try problem.engine(network)
    #expect(abs(found.loss - expected.loss) <= 1e-5 * expected.loss)
    for (name, values) in expected.weights {
      #expect(relativeError(found.weights[name]?.values ?? [], values) <= 1e-4, "\(name)")
    }
  }

  /// A layer of one pixel is flat in every precision.
  @Test(arguments: InstructionSet.testedWithBFloat16)
  func onePixelNeedsNoFlatten(_ instructions: InstructionSet) throws {
    let layer = Layer.sequence([
      .init("a", .convolution(Convolution(8, kernel: 3))), .init("head", .linear(Linear(3))),
    ])
    let problem = StepProblem(layer, height: 3, width: 3, batch: 4)
    let network = try problem.network(.bfloat16, instructions: instructions)
    let expected = try problem.reference(network)
    let found = try problem.engine(network)
    #expect(abs(found.loss - expected.loss) <= 0.03 * expected.loss)
    #expect(relativeError(found.gradients["head.weight"]?.values ?? [], expected.gradients["head.weight"] ?? []) <= 0.1)
    #expect(relativeError(found.gradients["a.weight"]?.values ?? [], expected.gradients["a.weight"] ?? []) <= 0.1)
  }
}
