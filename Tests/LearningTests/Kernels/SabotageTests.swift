import Testing

@testable import Learning

/// Networks on a machine whose kernels are wrong.
@Suite struct SabotageTests {
  static let layer = Layer.sequence([
    .init("a", .convolution(Convolution(17, kernel: 3, padding: 1))), .init("n", .batchNorm), .init("", .relu),
    .init("b", .convolution(Convolution(9, kernel: 3, padding: 1))), .init("", .flatten),
    .init("head", .linear(Linear(3))),
  ])
  static let problem = StepProblem(layer, height: 9, width: 6, batch: 5)

  /// What is taken for a pass, one after the other, where all before it is wrong.
  static func candidates(_ wanted: ConvolutionAlgorithm) -> [ConvolutionAlgorithm] {
    [wanted] + [.winograd, .direct, .plain].filter { $0 != wanted }
  }

  @Test(arguments: Sabotage.allCases, InstructionSet.tested)
  func theNextCandidateComputesInstead(_ sabotage: Sabotage, _ instructions: InstructionSet) throws {
    for precision in instructions.precisions {
      let wanted = try Self.problem.network(precision, instructions: instructions).algorithms
      for part in StepPart.allCases {
        let candidates = Self.candidates(try #require(wanted["b"])[part])
        for count in 1..<candidates.count {
          let check = sabotage.check(Set(candidates.prefix(count)), part)
          let network = try Self.problem.network(precision, instructions: instructions, check: check)
          for path in ["a", "b"] {
            var expected = try #require(wanted[path])
            #expect(expected[part] == candidates[0])
            expected[part] = candidates[count]
            #expect(network.algorithms[path] == expected)
          }
          try isNamed(network.replacements, sabotage, part, from: candidates[0], to: candidates[count])
          try isRight(network, precision)
        }
      }
    }
  }

  private func isNamed(
    _ replacements: [String], _ sabotage: Sabotage, _ part: StepPart, from: ConvolutionAlgorithm,
    to: ConvolutionAlgorithm
  ) throws {
    try #require(replacements.count == 2)
    for (path, text) in zip(["a", "b"], replacements) {
      #expect(text.hasPrefix("\(path) \(part.rawValue): \(from.rawValue) "), "\(text)")
      #expect(sabotage.isNamed(by: text, part), "\(text)")
      #expect(text.hasSuffix("; computed by \(to.rawValue) instead"), "\(text)")
    }
  }

  private func isRight(_ network: Network, _ precision: Precision) throws {
    let expected = try Self.problem.reference(network)
    let found = try Self.problem.engine(network)
    guard precision == .float32 else {
      let gradients = found.gradients.mapValues { $0.values.map(Double.init) }
      #expect(cosine(gradients, expected.gradients) >= 0.98)
      return
    }
    #expect(abs(found.loss - expected.loss) <= 1e-5 * expected.loss)
    for (name, values) in expected.gradients {
      #expect(relativeError(found.gradients[name]?.values ?? [], values) <= 1e-4, "\(name)")
    }
  }

  @Test(arguments: Sabotage.allCases, InstructionSet.tested)
  func whereNothingIsRightThereIsNoNetwork(_ sabotage: Sabotage, _ instructions: InstructionSet) throws {
    for precision in instructions.precisions {
      let wanted = try Self.problem.network(precision, instructions: instructions).algorithms["a"]
      let candidates = Self.candidates(try #require(wanted).backwardData)
      let error = #expect(throws: LearningError.self) {
        try Self.problem.network(
          precision, instructions: instructions, check: sabotage.check(Set(candidates), .backwardData))
      }
      let text = try #require(error?.description)
      #expect(text.hasPrefix("choose kernels: no kernel for a is right on this processor: "))
      let faults = text.split(separator: ": ").last?.split(separator: "; ").map(String.init) ?? []
      #expect(faults.map { String($0.prefix { $0 != " " }) } == candidates.map(\.rawValue), "\(text)")
      #expect(faults.allSatisfy { sabotage.isNamed(by: $0, .backwardData) }, "\(text)")
      #expect(error?.cause == .machine)
    }
  }

  /// A run that goes on is not computed by anything but what began it.
  @Test(arguments: Sabotage.allCases, InstructionSet.tested)
  func fixedChoicesAreNotReplaced(_ sabotage: Sabotage, _ instructions: InstructionSet) throws {
    let check = sabotage.check([.winograd])
    func network(_ algorithms: ConvolutionAlgorithms) throws -> Network {
      let choice = KernelChoice.fixed(["a": .init(all: .direct), "b": algorithms])
      return try Self.problem.network(kernels: choice, instructions: instructions, check: check)
    }
    let sound = ConvolutionAlgorithms(forward: .winograd4, backwardData: .direct, backwardWeights: .plain)
    #expect(try network(sound).algorithms["b"] == sound)
    #expect(try network(sound).replacements == [])
    let error = #expect(throws: LearningError.self) {
      try network(.init(forward: .winograd4, backwardData: .winograd, backwardWeights: .plain))
    }
    let text = try #require(error?.description)
    let start = "choose kernels: the run that goes on needs a kernel for b that is wrong here: winograd "
    #expect(text.hasPrefix(start) && sabotage.isNamed(by: text, .backwardData), "\(text)")
    #expect(error?.cause == .machine)
  }
}
