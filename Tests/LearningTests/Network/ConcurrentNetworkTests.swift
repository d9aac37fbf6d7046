import Testing

@testable import Learning

/// Networks that are made and used on several threads at once, each with its own: they share the check of their kernels
/// and nothing else.
@Suite struct ConcurrentNetworkTests {
  /// Every thread makes the same network anew and takes the same step: all losses and weights are one.
  @Test(arguments: InstructionSet.tested)
  func networksOnManyThreadsDoNotDisturbEachOther(instructions: InstructionSet) async throws {
    let problem = ChunkTests.problem(13)
    let alone = try problem.engine(problem.network(threads: 1, instructions: instructions))
    for _ in 0..<4 {
      // A check of its own, so that all find it empty at once.
      let check = KernelCheck()
      let steps = try await withThrowingTaskGroup(of: (Double, Bool).self) { group in
        for _ in 0..<6 {
          group.addTask {
            let step = try problem.engine(problem.network(threads: 2, instructions: instructions, check: check))
            return (step.loss, step.weights == alone.weights)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let (losses, same) = (steps.map { $0.0 }, steps.map { $0.1 })
      #expect(losses == Array(repeating: alone.loss, count: 6))
      #expect(same == Array(repeating: true, count: 6))
    }
  }
}
