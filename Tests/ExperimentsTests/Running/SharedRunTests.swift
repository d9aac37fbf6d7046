import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

/// Several builds on one store.
@Suite struct SharedRunTests {
  @Test func twoAtOnceMakeARunOnce() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.training()
    let (first, second, events) = (try Workshop(folder), try Workshop(folder), Events())
    async let one = first.run(plan) { events.add($0) }
    async let other = second.run(plan) { events.add($0) }
    let records = [try await one, try await other]
    #expect(events.steps == Array(1...12))
    #expect(try await records == Array(repeating: RunnerTests.record(plan), count: 2))
    #expect(folder.files.filter { $0.hasPrefix("checkpoints") } == [])
  }

  @Test func waitingCanBeStopped() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (plan, workshop) = (SamplePlan.training(), try Workshop(folder))
    let claim = try workshop.checkpoints.claim(try await workshop.key(of: plan))
    let (stop, events) = (StopRequest(), Events())
    stop.stop()
    let stopped = await #expect(throws: RunStopped.self) {
      _ = try await workshop.run(plan, stop: stop) { events.add($0) }
    }
    #expect(stopped?.step == 0 && events.all.isEmpty)
    withExtendedLifetime(claim) {}
  }
}
