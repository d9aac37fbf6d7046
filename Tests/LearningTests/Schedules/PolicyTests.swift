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
