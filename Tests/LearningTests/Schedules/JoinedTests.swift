import Foundation
import Settings
import Testing

@testable import Learning

@Suite struct JoinedTests {
  static let run = RunLength(steps: 60, stepsPerEpoch: 10)

  @Test func eachPartIsARunOfItsOwn() throws {
    let parts: [any Policy] = [
      WarmUpPolicy(from: nil, to: 0.5, over: .share(1)), CosinePolicy(start: 0.5), OneCyclePolicy(max: 0.2),
    ]
    let joined = JoinedPolicy(parts.map { Schedule($0) }, at: [.epochs(1), .share(0.75)])
    let expected = try zip(parts, [10, 35, 15]).flatMap { part, steps in
      try Schedule(part).rates(RunLength(steps: steps, stepsPerEpoch: 10))
    }
    #expect(try Schedule(joined).rates(JoinedTests.run) == expected)
  }

  @Test func joinedPoliciesCanBeJoined() throws {
    let constants = [0.1, 0.2, 0.3].map { Schedule(ConstantPolicy(rate: $0)) }
    let inner = Schedule(JoinedPolicy(Array(constants[1...]), at: [.share(0.5)]))
    let rates = try Schedule(JoinedPolicy([constants[0], inner], at: [.steps(20)])).rates(JoinedTests.run)
    #expect([0, 19, 20, 39, 40, 59].map { rates[$0].learningRate } == [0.1, 0.1, 0.2, 0.2, 0.3, 0.3])
  }

  @Test func whatDoesNotFitItsPartIsRefused() {
    let warmUp = Schedule(WarmUpPolicy(from: 0.1, to: 1, over: .epochs(2)))
    let joined = JoinedPolicy([warmUp, Schedule(ConstantPolicy(rate: 1))], at: [.epochs(1)])
    #expect(
      joined.complaint(about: JoinedTests.run)
        == "joined makes policy 1 a run of 10 steps (1 epoch): warm-up's 'over' takes 20 steps (2 epochs), "
        + "and the run has 10 steps (1 epoch)")
  }

  @Test func mixedMomentumIsWarnedAbout() {
    let joined = JoinedPolicy(
      [Schedule(ConstantPolicy(rate: 1)), Schedule(OneCyclePolicy(max: 1))], at: [.share(0.5)])
    #expect(
      joined.warnings(about: JoinedTests.run) == [
        "joined: momentum is set by policy 2, one-cycle, and not by all of them; the others leave it to the optimizer"
      ])
  }

  @Test func damagedRecordsAreRefused() throws {
    for text in [
      #"{"joined":{"milestones":["1 steps"],"policies":[{"constant":{"rate":1}}]}}"#,
      #"{"piecewise-constant":{"milestones":[0.5],"rates":[1,2,3]}}"#,
      #"{"piecewise-linear":{"at":"steps","rate":[[60,1],[1,2]]}}"#,
    ] {
      let schedule = try JSONDecoder().decode(Schedule.self, from: Data(text.utf8))
      #expect(throws: LearningError.self) { try schedule.start(JoinedTests.run) }
    }
  }
}
