import Foundation
import Settings
import Testing

@testable import Learning

@Suite struct PlateauTests {
  /// The rate of each epoch of three steps, where `metrics` are measured after each.
  static func rates(_ policy: any Policy, _ metrics: [Double]) throws -> [Double] {
    var state = try Schedule(policy).start(RunLength(steps: 3 * metrics.count + 3, stepsPerEpoch: 3))
    return try (0...metrics.count).map { epoch in
      let first = state.next(metric: epoch == 0 ? nil : metrics[epoch - 1])
      // A checkpoint between steps changes nothing.
      state = try JSONDecoder().decode(ScheduleState.self, from: JSONEncoder().encode(state))
      #expect(state.next() == first && state.next() == first)
      return first.learningRate
    }
  }

  static func policy(_ watch: Metric, _ change: (inout PlateauPolicy) -> Void = { _ in }) -> PlateauPolicy {
    var policy = PlateauPolicy(start: 1, watch: watch)
    (policy.factor, policy.patience) = (0.5, 0)
    change(&policy)
    return policy
  }

  @Test func patienceCountsMeasurements() throws {
    let policy = PlateauTests.policy(.trainLoss) { $0.patience = 2 }
    #expect(try PlateauTests.rates(policy, [3, 3, 3, 3, 2, 2, 2]) == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5])
    #expect(try PlateauTests.rates(policy, [3, 3, 3, 2.9, 3, 3, 3]) == [1, 1, 1, 1, 1, 1, 1, 0.5])
  }

  @Test func modeFollowsTheMetric() throws {
    #expect(try PlateauTests.rates(PlateauTests.policy(.validationAccuracy), [0.5, 0.6, 0.6]) == [1, 1, 1, 0.5])
    #expect(try PlateauTests.rates(PlateauTests.policy(.validationLoss), [0.6, 0.5, 0.6]) == [1, 1, 1, 0.5])
  }

  @Test func thresholdsAreRelativeOrAbsolute() throws {
    let relative = PlateauTests.policy(.trainLoss) { $0.threshold = 0.1 }
    #expect(try PlateauTests.rates(relative, [10, 9.5, 8.9]) == [1, 1, 0.5, 0.5])
    // PyTorch takes -10 · 0.9, so that -9.5 would be better than -10.
    #expect(try PlateauTests.rates(relative, [-10, -9.5, -11.1]) == [1, 1, 0.5, 0.5])
    let absolute = PlateauTests.policy(.trainLoss) { ($0.threshold, $0.thresholdMode) = (0.4, .absolute) }
    #expect(try PlateauTests.rates(absolute, [10, 9.7, 9.5]) == [1, 1, 0.5, 0.5])
  }

  @Test func aCooldownPassesMeasurementsOver() throws {
    let policy = PlateauTests.policy(.trainLoss) { $0.cooldown = 2 }
    #expect(try PlateauTests.rates(policy, [1, 1, 1, 1, 1]) == [1, 1, 0.5, 0.5, 0.5, 0.25])
    // What is better meanwhile counts as the best.
    #expect(try PlateauTests.rates(policy, [2, 2, 1, 1.5, 1.5]) == [1, 1, 0.5, 0.5, 0.5, 0.25])
  }

  @Test func floorAndEpsEndIt() throws {
    let floored = PlateauTests.policy(.trainLoss) { $0.floor = 0.3 }
    #expect(try PlateauTests.rates(floored, [1, 1, 1, 1]) == [1, 1, 0.5, 0.3, 0.3])
    let careful = PlateauTests.policy(.trainLoss) { $0.eps = 0.4 }
    #expect(try PlateauTests.rates(careful, [1, 1, 1, 1]) == [1, 1, 0.5, 0.5, 0.5])
  }

  @Test func metricsThatAreNoNumberAreNoBetter() throws {
    let losses = PlateauTests.policy(.trainLoss)
    #expect(try PlateauTests.rates(losses, [.nan, 1, .nan, 0.5]) == [1, 0.5, 0.5, 0.25, 0.25])
    #expect(try PlateauTests.rates(losses, [.infinity, 1, -.infinity]) == [1, 0.5, 0.5, 0.25])
    #expect(
      try PlateauTests.rates(PlateauTests.policy(.trainAccuracy), [.infinity, 0.1, 0.2]) == [1, 0.5, 0.5, 0.5])
  }

  @Test func withoutMetricsItStaysWhereItIs() throws {
    let schedule = Schedule(PlateauTests.policy(.validationLoss))
    #expect(schedule.watches == .validationLoss)
    #expect(try schedule.rates(RunLength(steps: 9, stepsPerEpoch: 3)).allSatisfy { $0.learningRate == 1 })
  }

  @Test func itBeginsAnewWhereItIsJoined() throws {
    let plateau = Schedule(PlateauTests.policy(.trainLoss))
    let joined = JoinedPolicy(
      [Schedule(WarmUpPolicy(from: 0.25, to: 1, over: .share(1), shape: .constant)), plateau], at: [.epochs(2)])
    #expect(joined.watches == .trainLoss)
    #expect(try PlateauTests.rates(joined, [1, 1, 1, 1, 1]) == [0.25, 0.25, 1, 1, 0.5, 0.25])
  }
}
