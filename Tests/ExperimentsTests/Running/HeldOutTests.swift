import Datasets
import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

/// Pictures that are held out, what watches them, and trainings that end at a goal.
@Suite struct HeldOutTests {
  static func plan(_ change: (inout RunPlan) -> Void) -> RunPlan {
    var plan = SamplePlan.training()
    plan.validation = 0.2
    change(&plan)
    return plan
  }

  @Test func theFirstPicturesAreHeldOutAndTheRestIsTrainedOn() async throws {
    let plan = HeldOutTests.plan { _ in }
    let record = try await RunnerTests.record(plan)
    // 60 pictures, 12 of them held out: three batches of 16.
    #expect(plan.validationCount(of: 60) == 12)
    #expect(record.stepsPerEpoch == 3 && record.steps.images.prefix(3).reduce(0, +) == 48)
    #expect(record.epochs.allSatisfy { ($0.validationLoss ?? 0) > 0 && $0.validationAccuracy != nil })
    // Twelve pictures give accuracies in twelfths.
    for epoch in record.epochs {
      let right = (epoch.validationAccuracy ?? 0.04) * 12
      #expect(abs(right - right.rounded()) < 1e-9)
    }
    #expect(record.samples.allSatisfy { (12..<60).contains($0.index) })
    let plain = try await RunnerTests.record(SamplePlan.training())
    #expect(plain.epochs.allSatisfy { $0.validationLoss == nil } && plain.key != record.key)
  }

  @Test func aPlateauReducesTheRateAfterTheEpochsThatItWatched() async throws {
    var policy = PlateauPolicy(start: 0.01, watch: .trainAccuracy)
    // An accuracy never rises by two, so that every epoch but the first one reduces the rate.
    (policy.patience, policy.threshold, policy.thresholdMode, policy.factor) = (0, 2, .absolute, 0.5)
    var plan = SamplePlan.training()
    plan.schedule = Schedule(policy)
    let record = try await RunnerTests.record(plan)
    let rates = record.steps.learningRate
    #expect(rates.prefix(4).allSatisfy { $0 == 0.01 } && rates[4..<8].allSatisfy { $0 == 0.01 })
    #expect(rates[8..<12].allSatisfy { $0 == 0.005 })
  }

  @Test(arguments: [1, 5, 8, 10]) func whatWatchesGoesOnAsIfNeverInterrupted(after step: Int) async throws {
    let plan = HeldOutTests.plan { plan in
      var policy = PlateauPolicy(start: 0.01, watch: .validationLoss)
      (policy.patience, policy.threshold, policy.thresholdMode, policy.factor) = (0, 10, .absolute, 0.5)
      plan.schedule = Schedule(policy)
      plan.duration = .epochs(4)
    }
    let whole = try await RunnerTests.record(plan)
    #expect(Set(whole.steps.learningRate).count == 3)
    #expect(try await Workshop.record(of: plan, interruptedAfter: step) == whole)
  }

  @Test func aGoalEndsTheTrainingAfterItsEpoch() async throws {
    let record = try await RunnerTests.record(
      HeldOutTests.plan { $0.stop = RunPlan.Goal(metric: .validationLoss, level: 1e6) })
    #expect(record.outcome == .stopped(step: 3) && record.epochs.count == 1 && record.test != nil)
    let never = try await RunnerTests.record(
      HeldOutTests.plan { $0.stop = RunPlan.Goal(metric: .validationAccuracy, level: 1.5) })
    #expect(never.outcome == .finished && never.epochs.count == 3)
  }

  /// Killed after the checkpoint of the goal's epoch and before its record was kept.
  @Test func aRunThatHasReachedItsGoalTrainsNoFurther() async throws {
    let plan = HeldOutTests.plan { $0.stop = RunPlan.Goal(metric: .validationLoss, level: 1e6) }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let dataset = try plan.data.load(from: DataRoot(option: "/nowhere"))
    let key = try RunKey(plan, fingerprint: dataset.fingerprint)
    var records: [RunRecord] = []
    for _ in 0..<2 {
      var session = try await RunSession(
        TrainingOrder(plan, key: key), dataset: dataset, threads: 2,
        checkpoints: CheckpointFolder(folder.url.appending(path: "checkpoints")))
      #expect(session.progress.step == (records.isEmpty ? 0 : 3))
      records.append(try await session.finish(stop: StopRequest()) { _ in })
    }
    #expect(records[0] == records[1] && records[1].outcome == .stopped(step: 3))
  }
}
