import Foundation
import Settings
import Testing

@testable import Learning

@Suite struct PolicyTests {
  static func read(_ text: String) -> (Schedule?, [String]) {
    let diagnostics = Diagnostics()
    let node = SettingsText.parse(
      "schedule: " + text, at: SourceLocation(file: "s.md", line: 2), diagnostics: diagnostics)
    let schedule = node?["schedule"].flatMap { Schedule.read($0, diagnostics: diagnostics) }
    return (schedule, diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" })
  }

  @Test func settingsAreRead() {
    #expect(PolicyTests.read("{constant: 0.1}").0 == Schedule(ConstantPolicy(rate: 0.1)))
    #expect(
      PolicyTests.read("{step: {start: 7e-3, factor: .1, every: 5 epochs}}").0
        == Schedule(StepPolicy(start: 7e-3, factor: 0.1, every: .epochs(5))))
    #expect(
      PolicyTests.read("{one-cycle: {max: 0.4, peak: 5/24, div: 8, final-div: 1, anneal: linear, momentum: 0.9}}").0
        == Schedule(
          OneCyclePolicy(
            max: 0.4, peak: .share(5.0 / 24), div: 8, finalDiv: 1, anneal: .linear, momentum: MomentumCycle(0.9, 0.9))))
    #expect(PolicyTests.read("{one-cycle: {max: 0.4}}").0 == Schedule(OneCyclePolicy(max: 0.4)))
    #expect(
      PolicyTests.read("{one-cycle: {max: 0.4, up: 3 epochs}}").0
        == Schedule(OneCyclePolicy(max: 0.4, peak: .epochs(3)))
    )
  }

  @Test func whatIsLeftOutIsPyTorchs() {
    let read: [(String, any Policy)] = [
      (
        "{multi-step: {start: 1, factor: .2, milestones: [3 epochs, 3 epochs, 9 epochs], momentum: .8}}",
        MultiStepPolicy(start: 1, factor: 0.2, milestones: [.epochs(3), .epochs(3), .epochs(9)], momentum: 0.8)
      ),
      (
        "{piecewise-constant: {rates: [1, 0], milestones: 1/2}}",
        PiecewiseConstantPolicy(rates: [1, 0], milestones: [.share(0.5)])
      ),
      (
        "{piecewise-linear: {at: share, rate: [[0, 1], [1, 2]], momentum: 0.9}}",
        PiecewiseLinearPolicy(at: .share, rate: [0: 1, 1: 2], momentum: [0: 0.9])
      ),
      ("{exponential: {start: 2, end: 1}}", ExponentialPolicy(start: 2, factor: 0.5, every: .share(1))),
      ("{polynomial: {start: 2}}", PolynomialPolicy(start: 2, end: 0, over: .share(1), power: 1)),
      ("{cosine: {start: 2, over: 490 steps}}", CosinePolicy(start: 2, end: 0, over: .steps(490))),
      (
        "{cosine-restarts: {start: 2, first: 1 epoch}}",
        CosineRestartsPolicy(start: 2, first: .epochs(1), multiplier: 1)
      ),
      ("{warm-up: {to: 2, over: 1 epoch}}", WarmUpPolicy(from: nil, to: 2, over: .epochs(1), shape: .linear)),
      ("{plateau: {start: 1, watch: train.accuracy}}", PlateauPolicy(start: 1, watch: .trainAccuracy, mode: .max)),
      (
        "{cyclic: {min: 0, max: 1, up: 9 steps}}",
        CyclicPolicy(min: 0, max: 1, up: .steps(9), down: .steps(9), momentum: MomentumCycle(0.9, 0.8))
      ),
      (
        "{joined: {policies: [{constant: 1}, {constant: 2}], milestones: 1 epoch}}",
        JoinedPolicy([Schedule(ConstantPolicy(rate: 1)), Schedule(ConstantPolicy(rate: 2))], at: [.epochs(1)])
      ),
    ]
    for (text, policy) in read {
      let (schedule, mistakes) = PolicyTests.read(text)
      #expect(schedule == Schedule(policy) && mistakes.isEmpty, "\(text)")
    }
  }

  @Test(arguments: [Length.steps(20), .epochs(2)]) func aLengthHitsThePeak(_ peak: Length) throws {
    let rates = try Schedule(OneCyclePolicy(max: 0.37, peak: peak)).rates(RunLength(steps: 90, stepsPerEpoch: 10))
    #expect(rates[19].learningRate == 0.37)
    #expect(rates.map(\.learningRate).max() == 0.37)
    #expect(abs(rates[0].learningRate - 0.37 / 25) < 1e-15)
    #expect(abs(rates[89].learningRate - 0.37 / 25 / 1e4) < 1e-15)
    #expect(rates[19].momentum == 0.85)
  }

  @Test func peaksOutsideTheRunAreRefused() {
    let length = RunLength(steps: 20, stepsPerEpoch: 10)
    #expect(OneCyclePolicy(max: 1, peak: .epochs(3)).complaint(about: length) != nil)
    #expect(OneCyclePolicy(max: 1, peak: .epochs(1)).complaint(about: length) == nil)
  }

  @Test func rampsHitBothEnds() throws {
    for growth in RampPolicy.Growth.allCases {
      let rates = try Schedule(RampPolicy(from: 1e-5, to: 10, growth: growth)).rates(
        RunLength(steps: 101, stepsPerEpoch: 7))
      #expect(abs(rates[0].learningRate / 1e-5 - 1) < 1e-12)
      #expect(abs(rates[100].learningRate / 10 - 1) < 1e-12)
      let middle = growth == .exponential ? 1e-2 : (10 + 1e-5) / 2
      #expect(abs(rates[50].learningRate / middle - 1) < 1e-12)
    }
  }
}
