import Testing

@testable import Experiments

@Suite struct FisherExactTestTests {
  struct Case: Sendable {
    var first: Int
    var firstCount: Int
    var second: Int
    var secondCount: Int
    var pValue: Double
  }

  /// Fisher's tea (The Design of Experiments, 1935), his twins (Statistical Methods, section 21.02), a dieting example,
  /// and write-up C's 144 against 147 of 153, all computed with exact fractions.
  @Test(arguments: [
    Case(first: 3, firstCount: 4, second: 1, secondCount: 4, pValue: 0.4857142857142857),
    Case(first: 10, firstCount: 13, second: 2, secondCount: 17, pValue: 0.0005367241191434358),
    Case(first: 1, firstCount: 12, second: 9, secondCount: 12, pValue: 0.0027594561852200836),
    Case(first: 144, firstCount: 153, second: 147, secondCount: 153, pValue: 0.5979492395937286),
  ])
  func publishedTables(_ table: Case) {
    let test = FisherExactTest(table.first, of: table.firstCount, table.second, of: table.secondCount)
    #expect(abs(test.pValue / table.pValue - 1) < 1e-9)
    let turned = FisherExactTest(table.second, of: table.secondCount, table.first, of: table.firstCount)
    #expect(abs(turned.pValue - test.pValue) < 1e-12)
  }

  @Test func theEnds() {
    #expect(FisherExactTest(0, of: 0, 0, of: 0).pValue == 1)
    #expect(FisherExactTest(5, of: 5, 7, of: 7).pValue == 1)
    #expect(FisherExactTest(5_000, of: 10_000, 5_000, of: 10_000).pValue == 1)
    #expect(FisherExactTest(9_500, of: 10_000, 9_000, of: 10_000).pValue < 1e-20)
  }
}
