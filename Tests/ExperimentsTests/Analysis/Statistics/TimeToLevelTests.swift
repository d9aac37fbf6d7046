import Testing

@testable import Experiments

@Suite struct TimeToLevelTests {
  @Test(
    arguments: [
      (0.9, [0.5, 0.8, 0.91, 0.89, 0.93], 3), (0.5, [0.5, 0.8], 1), (0.93, [0.5, 0.8, 0.91, 0.89, 0.93], 5),
      (0.94, [0.5, 0.8, 0.91, 0.89, 0.93], nil), (0.5, [], nil), (0.9, [.nan, 0.95], 2),
    ] as [(Double, [Double], Int?)])
  func isTheFirstEpochAtTheLevel(level: Double, values: [Double], expected: Int?) {
    #expect(TimeToLevel.epochs(to: level, in: values) == expected)
  }
}
