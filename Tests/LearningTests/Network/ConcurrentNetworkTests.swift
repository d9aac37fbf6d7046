import Foundation
import Testing

@testable import Learning

/// Networks that are made and used on several threads at once, each with its own.
///
/// It guards what is promised; the rare wrong kernels that the lock in Convolution.c is for did not show here without it.
@Suite struct ConcurrentNetworkTests {
  /// Every thread makes the same network anew and takes the same step: all losses and weights are one.
  @Test func networksOnManyThreadsDoNotDisturbEachOther() async throws {
    let (alone, _) = try ChunkTests.step(13, threads: 1, precision: .float32)
    for _ in 0..<12 {
      let steps = try await withThrowingTaskGroup(of: (Double, Bool).self) { group in
        for _ in 0..<6 {
          group.addTask {
            let (step, _) = try ChunkTests.step(13, threads: 2, precision: .float32)
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
