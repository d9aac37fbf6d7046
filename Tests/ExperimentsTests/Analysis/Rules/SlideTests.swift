import Testing

@testable import Experiments

@Suite struct SlideTests {
  /// The fall from 2.3 to 1.3 is one, so that fastai's threshold holds as it is: its answer is 42 (see the references).
  @Test func takesFastaisConstantsForAFallOfOne() throws {
    let losses = RuleReferenceTests.losses(count: 85, noise: 0, seed: 2)
    let place = try #require(Slide.place(in: losses, threshold: 0.005))
    #expect(try Slide().suggest(RuleReferenceTests.curve(losses)).index == place)
  }

  @Test(arguments: [0.01, 3, 1000])
  func isBlindToTheScale(factor: Double) throws {
    let losses = RuleReferenceTests.losses(count: 85, noise: 0.01, seed: 2)
    let plain = try Slide().suggest(RuleReferenceTests.curve(losses))
    #expect(try Slide().suggest(RuleReferenceTests.curve(losses.map { $0 * factor })) == plain)
  }

  /// Unthinned, the window would be so short beside the test that it rests where it starts, at the divergence.
  @Test(arguments: [200, 500, 2000, 10000])
  func isBlindToTheNumberOfPoints(count: Int) throws {
    let few = try Slide().suggest(RuleReferenceTests.curve(RuleReferenceTests.losses(count: 100, noise: 0, seed: 1)))
    let many = RuleReferenceTests.losses(count: count, noise: 0, seed: 1)
    let rates = many.indices.map { 1e-4 + Double($0) }
    let found = try Slide().suggest(RangeTestCurve(rates: rates[...], losses: many[...], lowestRate: 1e-4))
    #expect(abs(Double(found.index) / Double(count) - Double(few.index) / 100) < 0.03)
  }

  /// The slopes of a parabola differ by the same everywhere.
  @Test func refusesWhereSlopesNeverAgree() {
    let parabola = (0..<60).map { Double(($0 - 30) * ($0 - 30)) }
    #expect(throws: Refusal.noFlatPart) { try Slide().suggest(RuleReferenceTests.curve(parabola)) }
  }

  @Test func refusesFewPoints() {
    let few = (0..<16).map { 16 - Double($0) }
    #expect(throws: Refusal.tooFewPoints(16, needed: 17)) { try Slide().suggest(RuleReferenceTests.curve(few)) }
  }
}
