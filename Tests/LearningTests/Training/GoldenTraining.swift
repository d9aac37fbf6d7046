import Foundation
import Testing

@testable import Learning

/// Every step of every case of `golden/training`, computed by PyTorch or by the definitions, from the state given for it.
@Suite(.serialized) struct GoldenTraining {
  /// Kernels that a step is computed with.
  struct Kernels: Sendable, CustomTestStringConvertible {
    var instructions: InstructionSet
    /// nil takes the table's.
    var algorithm: ConvolutionAlgorithm?

    var choice: KernelChoice { algorithm.map { .everywhere($0) } ?? .table }
    var testDescription: String { "\(instructions.rawValue), \(algorithm?.rawValue ?? "table")" }

    func network(_ golden: GoldenStep, _ precision: Precision) throws -> Network {
      try Network(
        golden.layer, input: .init(channels: 3, height: golden.size, width: golden.size), precision: precision,
        threads: 2, seed: 1,
        kernels: choice, instructions: instructions)
    }
  }

  static func kernels(_ algorithms: [ConvolutionAlgorithm?], _ sets: [InstructionSet]) -> [Kernels] {
    sets.flatMap { instructions in algorithms.map { Kernels(instructions: instructions, algorithm: $0) } }
  }

  @Test(arguments: Goldens.folders) func hasCases(_ folder: URL) throws {
    #expect(try !GoldenStep.read(folder).isEmpty, "no cases in \(folder.path)/training")
  }

  @Test(arguments: GoldenStep.all, kernels([nil, .direct], InstructionSet.tested))
  func float32(_ golden: GoldenStep, _ kernels: Kernels) throws {
    let tensors = try GoldenTensors(golden)
    let network = try kernels.network(golden, .float32)
    #expect(network.weights.parameterCount == golden.parameters)
    var worst: [String: Double] = [:]
    func compare(_ kind: String, _ found: [String: Tensor], _ expected: [String: Tensor]) {
      #expect(!expected.isEmpty && Set(found.keys) == Set(expected.keys), "\(golden.name): names of the \(kind)")
      for (name, tensor) in expected {
        worst[kind] = max(worst[kind] ?? 0, relativeError(found[name]?.values ?? [], tensor.values.map(Double.init)))
      }
    }
    #expect(tensors.content.tensors["losses"]?.values.count == golden.lr.count)
    for step in golden.lr.indices {
      let found = try tensors.engine(network, step: step)
      let expected = try tensors.loss(step)
      worst["loss"] = max(worst["loss"] ?? 0, abs(found.loss - expected) / abs(expected))
      compare("gradients", found.gradients, tensors.group("gradient\(step)"))
      compare("values", found.weights, tensors.group("state\(step + 1)"))
      compare("momentum", found.momentum, tensors.group("momentum\(step + 1)"))
    }
    // The logits belong to the reference's own last state.
    try network.weights.load(tensors.group("state\(golden.lr.count)"), into: .weights)
    let program = try network.program(batch: golden.batch, keepsGradients: false)
    let logits = try program.forward(tensors.images(golden.lr.count - 1), training: false)
    let expected = try #require(tensors.content.tensors["logits"]).values.map(Double.init)
    worst["logits"] = relativeError(
      Array(UnsafeBufferPointer(start: logits, count: golden.batch * program.classes)), expected)
    for (kind, error) in worst.sorted(by: { $0.key < $1.key }) {
      print("golden training \(golden.name) f32 (\(kernels.testDescription)) \(kind): worst error \(error)")
      #expect(error <= (kind == "loss" ? 1e-5 : 1e-4), "\(golden.name) \(kind)")
    }
    #expect(worst.count == 5)
  }

  @Test(arguments: GoldenStep.all, kernels([nil, .direct], InstructionSet.testedWithBFloat16))
  func bfloat16FirstStep(_ golden: GoldenStep, _ kernels: Kernels) throws {
    let tensors = try GoldenTensors(golden)
    let found = try tensors.engine(kernels.network(golden, .bfloat16), step: 0)
    let expected = try tensors.loss(0)
    let cosine = cosine(
      found.gradients.mapValues { $0.values.map(Double.init) },
      tensors.group("gradient0").mapValues { $0.values.map(Double.init) })
    let error = abs(found.loss - expected) / expected
    print("golden training \(golden.name) bf16 (\(kernels.testDescription)): loss error \(error), cosine \(cosine)")
    #expect(error <= 0.01)
    #expect(cosine >= 0.9)
  }
}
