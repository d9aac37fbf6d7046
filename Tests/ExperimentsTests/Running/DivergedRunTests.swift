import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

@Suite struct DivergedRunTests {
  @Test(arguments: SamplePlan.precisions) func aRangeTestEndsWhereItsRuleSays(_ precision: Precision) async throws {
    let open = try await RunnerTests.record(
      SamplePlan.rangeTest(steps: 24, to: 100, divergence: nil, precision: precision))
    let record = try await RunnerTests.record(
      SamplePlan.rangeTest(steps: 24, to: 100, divergence: 2, precision: precision))
    var judge = Divergence(limit: 2, smoothing: .exponential(0.5))
    let expected = try #require(open.steps.loss.firstIndex { judge.ends(with: $0) })
    #expect(expected > 4 && expected < 23)
    #expect(record.outcome == .diverged(step: expected))
    #expect(record.steps.count == expected + 1)
    #expect(record.steps.loss == Array(open.steps.loss.prefix(expected + 1)))
    #expect(record.epochs.map(\.step) == Array(stride(from: 4, through: expected, by: 4)))
    #expect(record.test == nil && record.samples.count == 30)
  }

  /// Also where it was interrupted on the way.
  @Test func anInterruptedRangeTestEndsThereToo() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.rangeTest(steps: 24, to: 100, divergence: 2)
    let key = try await Workshop(folder).key(of: plan)
    var (parts, seconds) = (0, 0.0)
    while try await Workshop(folder).runInterrupted(plan, isTime: { _ in true }) != nil {
      parts += 1
      let kept = try #require(try Workshop(folder).checkpoints.latest(of: key)).progress
      seconds = (kept.training.last ?? 0) + kept.unfinished
    }
    let record = try await Workshop(folder).run(plan)
    #expect(try await record == RunnerTests.record(plan))
    #expect(record.outcome == .diverged(step: parts))
    #expect(record.timing.training.count == record.epochs.count + 1)
    #expect(record.timing.training == record.timing.training.sorted())
    // The seconds before the last interruption count too.
    #expect(record.timing.training.last ?? 0 > seconds)
  }

  @Test func aTrainingAtAnImpossibleRateDiverges() async throws {
    let plan = SamplePlan.training(schedule: Schedule(ConstantPolicy(rate: 1e30)))
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try await Workshop(folder).run(plan)
    let step = record.steps.count - 1
    #expect(record.outcome == .diverged(step: step) && step < 4)
    #expect(record.steps.loss.last?.isFinite == false)
    #expect(record.steps.loss.dropLast().allSatisfy { $0.isFinite })
    #expect(record.test == nil && record.epochs == [] && record.mistakes == [])
    #expect(try await record == RunnerTests.record(plan))
    // Kept as any other.
    #expect(try Workshop(folder).finder.store.record(record.key) == record)
    #expect(folder.files.filter { $0.hasPrefix("checkpoints") } == [])
  }

  @Test func epochsBeforeTheDivergenceAreKept() async throws {
    let policy = StepPolicy(start: 0.01, factor: 1e32, every: .epochs(2))
    let record = try await RunnerTests.record(SamplePlan.training(epochs: 5, schedule: Schedule(policy)))
    #expect(record.epochs.map(\.step) == [4, 8])
    #expect(record.epochs.allSatisfy { $0.testLoss?.isFinite == true && $0.testAccuracy != nil })
    guard case .diverged(let step) = record.outcome else {
      Issue.record("\(record.outcome)")
      return
    }
    #expect((8..<12).contains(step) && record.steps.count == step + 1 && record.test == nil)
    #expect(record.timing.training.count == 3)
  }
}
