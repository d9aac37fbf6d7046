import Foundation
import Learning
import Testing

@testable import Experiments

/// Range tests that are judged between their steps.
@Suite struct StepEvaluationTests {
  static func plan(every: Int, steps: Int = 11, _ split: RunPlan.Evaluations.Split = .validation) -> RunPlan {
    var plan = SamplePlan.rangeTest(steps: steps, divergence: nil)
    if split == .validation { plan.validation = 0.2 }
    plan.evaluations = RunPlan.Evaluations(every: every, split: split)
    return plan
  }

  @Test(arguments: [(1, Array(1...11)), (3, [3, 6, 9, 11]), (4, [4, 8, 11]), (20, [11])])
  func aTestIsJudgedEverySoManySteps(every: Int, steps: [Int]) async throws {
    let record = try await RunnerTests.record(Self.plan(every: every))
    let found = try #require(record.evaluations)
    #expect(found.map(\.step) == steps && record.outcome == .finished && record.steps.count == 11)
    // Twelve of sixty pictures.
    #expect(found.allSatisfy { abs($0.accuracy * 12 - ($0.accuracy * 12).rounded()) < 1e-9 && $0.loss > 0 })
  }

  /// Looking changes nothing: the steps are those of a test that nobody looks at.
  @Test func whatIsMeasuredLeavesTheStepsAsTheyAre() async throws {
    var plain = Self.plan(every: 1)
    plain.evaluations = nil
    let (one, other) = (try await RunnerTests.record(plain), try await RunnerTests.record(Self.plan(every: 1)))
    #expect(one.steps == other.steps && one.evaluations == nil && one.key != other.key)
  }

  /// The last evaluation of an epoch's end is that of the epoch.
  @Test func itIsTheHeldOutPicturesThatAreMeasured() async throws {
    let record = try await RunnerTests.record(Self.plan(every: 1, steps: 6))
    let epoch = try #require(record.epochs.first)
    let point = try #require(record.evaluations?.first { $0.step == epoch.step })
    #expect(point.loss == epoch.validationLoss && point.accuracy == epoch.validationAccuracy)
    let tested = try await RunnerTests.record(Self.plan(every: 2, steps: 6, .test))
    // Twenty test pictures.
    #expect(tested.evaluations?.count == 3)
    #expect(tested.evaluations?.allSatisfy { abs($0.accuracy * 20 - ($0.accuracy * 20).rounded()) < 1e-9 } == true)
  }

  @Test(arguments: [1, 2, 3, 4, 6, 7]) func itGoesOnAsIfNeverInterrupted(after step: Int) async throws {
    let plan = Self.plan(every: 2)
    let whole = try await RunnerTests.record(plan)
    #expect(try await Workshop.record(of: plan, interruptedAfter: step) == whole)
  }

  @Test func aRecordWithEvaluationsComesBackAndOneWithoutHasNone() throws {
    var record = try SampleRecord.finished()
    #expect(try !CanonicalJSON.text(record).contains("evaluations"))
    let plain = record
    record.evaluations = [StepEvaluation(step: 2, loss: .infinity, accuracy: 0.25)]
    #expect(record != plain)
    let again = try CanonicalJSON.value(RunRecord.self, from: CanonicalJSON.data(record))
    #expect(again == record && again.evaluations == record.evaluations)
  }
}
