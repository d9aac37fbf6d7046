import Datasets
import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

@Suite struct RunnerTests {
  /// A run by a store of its own, which is gone afterwards.
  static func record(_ plan: RunPlan, threads: Int = 2, events: Events = Events()) async throws -> RunRecord {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try await Workshop(folder).run(plan, threads: threads) { events.add($0) }
  }

  @Test(arguments: SamplePlan.precisions) func equalPlansGiveEqualRecords(_ precision: Precision) async throws {
    for plan in [SamplePlan.training(precision: precision), SamplePlan.rangeTest(precision: precision)] {
      let (first, second) = (try await RunnerTests.record(plan), try await RunnerTests.record(plan))
      #expect(first == second)
      #expect(try SampleRecord.text(first) == SampleRecord.text(second))
      var other = plan
      other.seed = 2
      #expect(try await RunnerTests.record(other).steps != first.steps)
    }
  }

  @Test func aTrainingIsRecordedWhole() async throws {
    let events = Events()
    let record = try await RunnerTests.record(SamplePlan.training(), events: events)
    #expect(record.outcome == .finished)
    #expect((record.steps.count, record.stepsPerEpoch, record.input) == (12, 4, [32, 32]))
    #expect(record.steps.images == [16, 16, 16, 12, 16, 16, 16, 12, 16, 16, 16, 12])
    #expect(record.epochs.map(\.step) == [4, 8, 12] && record.epochs.map(\.epoch) == [1, 2, 3])
    #expect(record.epochs.last?.testLoss == record.test?.loss)
    #expect(record.epochs.last?.testAccuracy == Double(record.test?.correct ?? -1) / 20)
    #expect((record.test?.count, record.samples.count) == (20, 30))
    #expect(record.mistakes.map(\.index) == record.test?.mistakes)
    #expect(record.mistakes.allSatisfy { $0.width == 32 && $0.pixels.count == 3072 })
    #expect(record.data.classes.count == 10 && record.data.trainingCount == 60 && record.data.testCount == 20)
    #expect(record.timing.training.count == 3 && record.timing.training == record.timing.training.sorted())
    #expect(events.steps == Array(1...12) && events.epochs == [4, 8, 12] && events.resumedAt == 0)
  }

  @Test func aRangeTestIsNotTestedAndMayEndWithinAnEpoch() async throws {
    let record = try await RunnerTests.record(SamplePlan.rangeTest(to: 0.01))
    #expect(record.outcome == .finished && record.test == nil && record.mistakes == [])
    #expect(record.epochs.map(\.step) == [4, 8, 10] && record.epochs.map(\.epoch) == [1, 2, 2.5])
    #expect(record.epochs.allSatisfy { $0.testLoss == nil && $0.testAccuracy == nil })
    #expect(record.steps.learningRate.first == 1e-4 && record.steps.learningRate.last == 0.01)
  }

  @Test func aFinishedRunIsFoundAgainAndLeavesNoCheckpoint() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let record = try await workshop.run(SamplePlan.training())
    #expect(folder.files.filter { $0.hasPrefix("checkpoints") } == [])
    let events = Events()
    let again = try await Workshop(folder).run(SamplePlan.training()) { events.add($0) }
    #expect(events.all.isEmpty && again == record && again.timing.training == record.timing.training)
  }

  @Test func aModelOfTooFewClassesIsRefused() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var plan = SamplePlan.training()
    plan.model = Model(ResNet9(width: 2, classes: 4))
    await #expect {
      _ = try await Workshop(folder).run(plan)
    } throws: {
      "\($0)" == "the model has 4 classes, and the data has 10\n  hint: leave 'classes' out"
    }
    #expect(folder.files.filter { $0.hasPrefix("checkpoints") } == [])
    plan.model = Model(ResNet9(width: 2, classes: 12))
    #expect(try await Workshop(folder).run(plan).outcome == .finished)
  }

  @Test func absentDataIsSaidAndNothingIsLeftBehind() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let before = folder.files
    await #expect {
      _ = try await workshop.run(SamplePlan.withoutData)
    } throws: { error in
      guard case DatasetError.missing("cifar10", _, _) = error else { return false }
      return true
    }
    #expect(folder.files == before)
    #expect(try workshop.finder.store.newestRecord(of: SamplePlan.withoutData) == nil)
  }
}
