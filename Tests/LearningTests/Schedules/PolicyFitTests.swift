import Settings
import Testing

@testable import Learning

/// Policies that do not fit a run of 40 steps, 10 an epoch, and those that fit but surprise.
@Suite struct PolicyFitTests {
  static let run = RunLength(steps: 40, stepsPerEpoch: 10)

  static func found(_ text: String, _ run: RunLength = run) -> [String] {
    let diagnostics = Diagnostics()
    let place = SourceLocation(file: "s.md", line: 7)
    PolicyTests.read(text).0?.check(run, at: place, diagnostics: diagnostics)
    return diagnostics.sorted.map { "\($0.severity.rawValue): \($0.message)" }
  }

  @Test(arguments: [
    (
      "{multi-step: {start: 1, factor: .1, milestones: [2 epochs, 4 epochs]}}",
      "multi-step's milestone 2 comes after 40 steps (4 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{multi-step: {start: 1, factor: .1, milestones: [2 epochs, 15 steps]}}",
      "multi-step's milestone 2, after 15 steps (1.5 epochs), does not come after the one before it, "
        + "after 20 steps (2 epochs)"
    ),
    (
      "{multi-step: {start: 1, factor: .1, milestones: 0.01}}",
      "multi-step's milestone 1 is less than one step of the run's 40 steps (4 epochs)"
    ),
    (
      "{piecewise-constant: {rates: [1, 2, 3], milestones: [1 epoch, 10 steps]}}",
      "piecewise-constant's milestone 2, after 10 steps (1 epoch), does not come after the one before it, "
        + "after 10 steps (1 epoch)"
    ),
    (
      "{piecewise-constant: {rates: [1, 2], milestones: 9 epochs}}",
      "piecewise-constant's milestone 1 comes after 90 steps (9 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{piecewise-linear: {at: steps, rate: [[1, 1], [41, 2]]}}",
      "piecewise-linear's way to rate's last knot takes 41 steps (4.1 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{piecewise-linear: {at: epochs, rate: [[0, 1], [3, 2]]}}",
      "piecewise-linear's way to rate's last knot takes only 30 steps (3 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{piecewise-linear: {at: steps, rate: [[1, 1], [1e300, 2]]}}",
      "piecewise-linear's way to rate's last knot takes 1e+300 steps (1e+299 epochs), "
        + "and the run has 40 steps (4 epochs)"
    ),
    (
      "{piecewise-linear: {at: steps, rate: [[2, 1], [40, 2]]}}",
      "piecewise-linear's first knot is 2 steps (0.2 epochs) into the run: what the steps before it have is not said"
    ),
    (
      "{piecewise-linear: {at: epochs, rate: [[0, 1], [0.01, 2], [4, 1]]}}",
      "piecewise-linear's knots 1 and 2 of rate are the same step of the run's 40 steps (4 epochs)"
    ),
    (
      "{exponential: {start: 1, factor: .1, every: 0.01 epochs}}",
      "exponential's 'every' is less than one step of the run's 40 steps (4 epochs)"
    ),
    (
      "{exponential: {start: 1, factor: 1e9, every: 1 step}}",
      "exponential's rate grows beyond every number in the run's 40 steps (4 epochs)"
    ),
    (
      "{cosine: {start: 1, over: 5 epochs}}",
      "cosine's 'over' takes 50 steps (5 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{cosine: {start: 1, over: 38 steps}}",
      "cosine's 'over' takes only 38 steps (3.8 epochs), and the run has 40 steps (4 epochs): "
        + "the rest would have a rate of 0"
    ),
    (
      "{polynomial: {start: 1, over: 0.01}}",
      "polynomial's 'over' is less than one step of the run's 40 steps (4 epochs)"
    ),
    (
      "{cosine-restarts: {start: 1, first: 41 steps}}",
      "cosine-restarts's first cycle takes 41 steps (4.1 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{warm-up: {to: 1, over: 5 epochs}}",
      "warm-up's 'over' takes 50 steps (5 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{cyclic: {min: .1, max: 1, up: 3 epochs, down: 11 steps}}",
      "cyclic's cycle takes 41 steps (4.1 epochs), and the run has 40 steps (4 epochs)"
    ),
    (
      "{cyclic: {min: .1, max: 1, up: 3 epochs, down: 0.02}}",
      "cyclic's 'down' is less than one step of the run's 40 steps (4 epochs)"
    ),
    (
      "{one-cycle: {max: 1, up: 5 epochs}}",
      "one-cycle's rise takes 50 steps (5 epochs), and the run has 40 steps (4 epochs)"
    ),
  ])
  func isRefused(text: String, expected: String) {
    #expect(PolicyFitTests.found(text) == ["error: " + expected])
  }

  @Test(arguments: [
    (
      "{multi-step: {start: 1, factor: .1, milestones: [2 epochs, 20 steps]}}",
      "multi-step multiplies more than once after 20 steps (2 epochs), where milestones coincide"
    ),
    (
      "{piecewise-constant: {rates: [1, 0], milestones: 3 epochs}}",
      "piecewise-constant's rate 2 is 0: for 10 steps (1 epoch) nothing is trained"
    ),
    (
      "{piecewise-linear: {at: steps, rate: [[1, 0], [40, 2]]}}",
      "piecewise-linear begins with a rate of 0, a step that trains nothing: let the knot at 0 have it"
    ),
    (
      "{piecewise-linear: {at: steps, rate: [[0, 1], [39, 2]]}}",
      "piecewise-linear counts steps from 1: step 40, the run's last, comes after the last knot and keeps its rate"
    ),
    (
      "{piecewise-linear: {at: epochs, rate: [[0, 1], [2, 0], [4, 0]]}}",
      "piecewise-linear's rate is 0 between the knots 2 and 3: nothing is trained there"
    ),
    (
      "{exponential: {start: 1, factor: .5, every: 1 step}}",
      "exponential's rate is down to 1.8189894035458565e-12 at the end of the run's 40 steps (4 epochs), "
        + "too little to train: its factor is for 1 step (0.1 epochs)"
    ),
    (
      "{cosine: {start: 1, end: 0.5, over: 3 epochs}}",
      "cosine is at its end after 30 steps (3 epochs) and stays there, and the run has 40 steps (4 epochs)"
    ),
    (
      "{cosine-restarts: {start: 1, first: 13 steps, multiplier: 2}}",
      "cosine-restarts ends at a rate of 1.0, 1 step (0.1 epochs) into a cycle of 52 steps (5.2 epochs), "
        + "since the run has 40 steps (4 epochs)"
    ),
    (
      "{cyclic: {min: .1, max: 1, up: 8 steps}}",
      "cyclic ends 8 steps (0.8 epochs) into a cycle of 16 steps (1.6 epochs), "
        + "since the run has 40 steps (4 epochs)"
    ),
    (
      "{cyclic: {min: 0, max: 1, up: 1 epoch}}",
      "cyclic begins each cycle with a rate of 0, a step that trains nothing: take a 'min' above it"
    ),
    (
      "{cyclic: {min: .1, max: 1, up: 1 epoch, mode: exp-range, factor: 0.5}}",
      "cyclic's height is down to 1.8189894035458565e-12 of itself at the end: its factor is for each step"
    ),
    (
      "{plateau: {start: 1, watch: train.accuracy, patience: 1, mode: min}}",
      "plateau waits for train.accuracy to fall, which is its getting worse"
    ),
    (
      "{plateau: {start: 1, watch: train.loss, patience: 2}}",
      "plateau reduces the rate after 40 steps (4 epochs) at the earliest, and the run has 40 steps (4 epochs)"
    ),
    (
      "{plateau: {start: 1e-8, watch: train.loss, patience: 1}}",
      "plateau never reduces the rate: by factor and floor it would fall by no more than eps, 1e-08"
    ),
  ])
  func isWarnedAbout(text: String, expected: String) {
    #expect(PolicyFitTests.found(text) == ["warning: " + expected])
  }

  @Test(arguments: [
    "{cosine: {start: 1}}", "{cosine: {start: 1, over: 39 steps}}", "{cosine: {start: 1, over: 4 epochs}}",
    "{cosine-restarts: {start: 1, first: 1 epoch}}", "{cyclic: {min: .1, max: 1, up: 5 steps, down: 8 steps}}",
    "{cyclic: {min: .1, max: 1, up: 1/6, down: 1/6}}", "{plateau: {start: 1, watch: train.loss, patience: 1}}",
    "{warm-up: {to: 1, over: 1}}", "{exponential: {start: 1, end: 1e-3}}",
  ])
  func fits(text: String) { #expect(PolicyFitTests.found(text) == []) }

  @Test func cosinesStayAtTheirEnd() throws {
    let rates = try Schedule(CosinePolicy(start: 1, end: 0.25, over: .steps(20))).rates(PolicyFitTests.run)
    #expect(rates[20...].allSatisfy { $0.learningRate == 0.25 })
    let whole = try Schedule(CosinePolicy(start: 1)).rates(PolicyFitTests.run)
    #expect(whole[0].learningRate == 1 && whole[39].learningRate > 0)
    let exact = try Schedule(CosinePolicy(start: 1, over: .steps(39))).rates(PolicyFitTests.run)
    #expect(exact[39].learningRate == 0)
  }

  @Test func peaksAreHitByLengthsAndShares() throws {
    let restarts = try Schedule(CosineRestartsPolicy(start: 0.3, first: .share(1.0 / 3))).rates(PolicyFitTests.run)
    #expect([0, 13, 26, 39].allSatisfy { restarts[$0].learningRate == 0.3 })
    let cycles = try Schedule(CyclicPolicy(min: 0.1, max: 0.3, up: .epochs(1))).rates(PolicyFitTests.run)
    #expect([10, 30].allSatisfy { cycles[$0].learningRate == 0.3 && cycles[$0].momentum == 0.8 })
    #expect([0, 20].allSatisfy { cycles[$0].learningRate == 0.1 && cycles[$0].momentum == 0.9 })
  }
}
