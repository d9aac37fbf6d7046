import Foundation
import Settings
import Testing

@testable import Learning

/// Policies against formulas of another form: recursions, logarithms and loops as in PyTorch's classes.
@Suite struct PolicyFormulaTests {
  static let run = RunLength(steps: 97, stepsPerEpoch: 8)

  static func expect(
    _ policy: any Policy, _ run: RunLength = run, _ expected: (Int) -> Double,
    at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let rates = try Schedule(policy).rates(run).map(\.learningRate)
    let formula = (0..<run.steps).map(expected)
    let largest = formula.max() ?? 0
    let worst = zip(rates, formula).map { abs($0 - $1) / largest }.max() ?? .infinity
    #expect(worst <= 1e-12, "\(Schedule(policy))", sourceLocation: location)
  }

  @Test(arguments: [(20, 0.003), (61, 0.0), (97, 0.05)]) func cosineIsPyTorchsRecursion(over: Int, end: Double) throws {
    var recursion = [0.3]
    for step in 1...over {
      let (now, before) = (Double(step), Double(step - 1))
      let ratio = (1 + cos(.pi * now / Double(over))) / (1 + cos(.pi * before / Double(over)))
      recursion.append(ratio * (recursion[step - 1] - end) + end)
    }
    try PolicyFormulaTests.expect(
      CosinePolicy(start: 0.3, end: end, over: .steps(over)), RunLength(steps: over + 1, stepsPerEpoch: 8)
    ) { recursion[$0] }
  }

  @Test(arguments: [(3, 2), (5, 3), (1, 2), (7, 7)]) func restartsAreTheLogarithmOfTheStep(
    first: Int, multiplier: Int
  ) throws {
    try PolicyFormulaTests.expect(
      CosineRestartsPolicy(start: 0.2, end: 0.01, first: .steps(first), multiplier: multiplier)
    ) { step in
      let (length, ratio) = (Double(first), Double(multiplier))
      let n = floor(log(Double(step) / length * (ratio - 1) + 1) / log(ratio) + 1e-12)
      let place = Double(step) - length * (pow(ratio, n) - 1) / (ratio - 1)
      return 0.01 + 0.19 * (1 + cos(.pi * place / (length * pow(ratio, n)))) / 2
    }
  }

  @Test func equalCyclesRepeat() throws {
    try PolicyFormulaTests.expect(CosineRestartsPolicy(start: 1, first: .epochs(1.5))) {
      (1 + cos(.pi * Double($0 % 12) / 12)) / 2
    }
  }

  @Test(arguments: [(5, 9), (1, 30), (40, 57)]) func cyclesAreSmithsTriangles(up: Int, down: Int) throws {
    for mode in CyclicPolicy.Mode.allCases {
      let policy = CyclicPolicy(
        min: 0.02, max: 0.5, up: .steps(up), down: .steps(down), mode: mode, factor: mode == .expRange ? 0.96 : nil)
      try PolicyFormulaTests.expect(policy) { step in
        let (cycle, place) = step.quotientAndRemainder(dividingBy: up + down)
        let way = place <= up ? Double(place) / Double(up) : 1 - Double(place - up) / Double(down)
        let scale = mode == .triangular ? 1 : mode == .expRange ? pow(0.96, Double(step)) : 1 / Double(1 << cycle)
        return 0.02 + 0.48 * way * scale
      }
      let rates = try Schedule(policy).rates(PolicyFormulaTests.run)
      for rate in rates {
        // Mirrored: the same share of the way, down instead of up.
        let share = (rate.learningRate - 0.02) / 0.48
        #expect(abs((rate.momentum ?? 0) - (0.9 - 0.1 * share)) < 1e-12)
      }
    }
  }

  @Test(arguments: [(6, 0.1), (50, 0.9), (97, 1e-3)]) func warmUpIsPyTorchsRecursion(over: Int, from: Double) throws {
    var rates = [from * 0.7]
    for step in 1..<97 {
      let before = Double(step - 1) * (1 - from)
      rates.append(rates[step - 1] * (step > over ? 1 : 1 + (1 - from) / (Double(over) * from + before)))
    }
    try PolicyFormulaTests.expect(WarmUpPolicy(from: from * 0.7, to: 0.7, over: .steps(over))) { rates[$0] }
    try PolicyFormulaTests.expect(WarmUpPolicy(from: from, to: 1, over: .steps(over), shape: .constant)) {
      $0 < over ? from : 1
    }
  }

  @Test func gradualWarmUpHasEqualSteps() throws {
    try PolicyFormulaTests.expect(WarmUpPolicy(from: nil, to: 0.8, over: .epochs(5))) { 0.02 * Double(min($0 + 1, 40)) }
  }

  @Test func exponentialIsAProductOfItsSteps() throws {
    var rate = 0.4
    try PolicyFormulaTests.expect(ExponentialPolicy(start: 0.4, factor: 0.93, every: .steps(1))) { step in
      defer { rate *= 0.93 }
      return rate
    }
    // After each epoch the whole factor, and at its half the root.
    let rates = try Schedule(ExponentialPolicy(start: 0.4, factor: 0.5, every: .epochs(1))).rates(
      PolicyFormulaTests.run)
    for epoch in 0..<12 {
      let expected = 0.4 / Double(1 << epoch)
      #expect(abs(rates[8 * epoch].learningRate / expected - 1) < 1e-12)
      #expect(abs(rates[8 * epoch + 4].learningRate / expected - 0.5.squareRoot()) < 1e-12)
    }
  }

  @Test func polynomialIsAPowerOfWhatIsLeft() throws {
    try PolicyFormulaTests.expect(PolynomialPolicy(start: 0.97)) { 0.01 * Double(97 - $0) }
    try PolicyFormulaTests.expect(PolynomialPolicy(start: 0.3, end: 0.1, over: .steps(50), power: 3)) { step in
      let left = Double(max(0, 50 - step)) / 50
      return 0.1 + 0.2 * left * left * left
    }
    try PolicyFormulaTests.expect(PolynomialPolicy(start: 0.3, over: .steps(96), power: 0.5)) {
      0.3 * (Double(96 - $0) / 96).squareRoot()
    }
  }

  @Test func milestonesAreCounted() throws {
    let policy = MultiStepPolicy(start: 0.5, factor: 0.2, milestones: [.epochs(2), .steps(30), .share(0.5)])
    try PolicyFormulaTests.expect(policy) { $0 < 16 ? 0.5 : $0 < 30 ? 0.1 : $0 < 49 ? 0.02 : 0.004 }
    let levels = PiecewiseConstantPolicy(rates: [0.1, 0.7, 0.3], milestones: [.steps(1), .epochs(12)])
    try PolicyFormulaTests.expect(levels) { $0 < 1 ? 0.1 : $0 < 96 ? 0.7 : 0.3 }
  }
}
