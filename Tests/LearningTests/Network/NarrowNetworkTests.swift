import Testing

@testable import Learning

/// Networks of very few channels, which are less than a vector of any instruction set.
@Suite struct NarrowNetworkTests {
  enum Family: String, Sendable, CaseIterable {
    case cifarResNet, resNet18, resNet9

    func problem(_ width: Int, seed: UInt64 = 1) -> StepProblem {
      switch self {
      case .cifarResNet:
        StepProblem(
          CifarResNet(depth: 8, width: width, shortcut: .projection).layer(classes: 3), height: 9, width: 7, batch: 3,
          seed: seed)
      case .resNet18: StepProblem(ResNet18(width: width).layer(classes: 3), height: 35, width: 33, batch: 3, seed: seed)
      case .resNet9: StepProblem(ResNet9(width: width).layer(classes: 3), height: 32, width: 32, batch: 2, seed: seed)
      }
    }
  }

  @Test(arguments: Family.allCases, InstructionSet.tested)
  func stepsAreTheSameAgain(_ family: Family, _ instructions: InstructionSet) throws {
    for width in 1...9 {
      let problem = family.problem(width)
      for precision in instructions.precisions {
        func train(threads: Int) throws -> [EngineStep] {
          let network = try problem.network(precision, threads: threads, instructions: instructions)
          return try (0..<2).map { _ in try problem.engine(network) }
        }
        let steps = try train(threads: 2)
        #expect(steps.allSatisfy { $0.loss.isFinite } && steps[0].loss != steps[1].loss)
        for threads in [2, 3] {
          let again = try train(threads: threads)
          #expect(again.map(\.loss) == steps.map(\.loss), "width \(width) \(precision.rawValue)")
          #expect(again.map(\.weights) == steps.map(\.weights), "width \(width) \(precision.rawValue)")
        }
      }
    }
  }

  @Test(arguments: Family.allCases, [1, 3, 5])
  func gradientsAreTheDefinitions(_ family: Family, _ width: Int) throws {
    let (problem, expected) = try StepProblem.steady { family.problem(width, seed: $0) }
    for instructions in InstructionSet.tested {
      let found = try problem.engine(problem.network(instructions: instructions))
      #expect(abs(found.loss - expected.loss) <= 1e-5 * expected.loss)
      #expect(Set(found.gradients.keys) == Set(expected.gradients.keys))
      // Where the next norm takes a constant or, at width 1, a channel's factor away, the true gradient is zero but for
      // the norm's eps, and only rounding is left.
      let largest = expected.gradients.values.flatMap(\.self).map(abs).max() ?? 1
      for (name, gradient) in expected.gradients {
        let scale = max(gradient.map(abs).max() ?? 0, largest * 1e-2)
        let worst = zip(found.gradients[name]?.values ?? [], gradient).map { abs(Double($0) - $1) }.max() ?? .infinity
        #expect(worst <= 1e-4 * scale, "\(instructions.rawValue) \(name)")
      }
    }
  }
}
