import Testing

@testable import Runs

/// What can be held against each other.
@Suite struct ClaimUnitTests {
  @Test(
    arguments: [
      (
        "a.test.accuracy > b.test.loss",
        "a.test.accuracy is a share and b.test.loss a number: neither is more than the other"
      ),
      ("a.steps < b.duration", "a.steps is a number and b.duration a time: neither is more than the other"),
      ("a.test.accuracy > b.train.accuracy", nil), ("a.test.loss < 2", nil), ("a.steps < b.parameters", nil),
    ] as [(String, String?)])
  func resultsOfOneSort(text: String, complaint: String?) { #expect(Claim(text)?.complaint?.message == complaint) }
}
