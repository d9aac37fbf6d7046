import Foundation
import Testing

@testable import Experiments
@testable import Learning

@Suite struct TestResultTests {
  static func result(truth: [Int], predictions: [Int], confidences: [Float]) -> TestResult {
    TestResult(
      Evaluation(predictions: predictions, confidences: confidences, loss: 0.5, correct: 0), truth: truth)
  }

  @Test func confidencesKeepEveryBit() throws {
    var stream = RandomStream(seed: 3, name: "confidences")
    let values =
      [Float(0), -0.0, 1, 1 / 3, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .infinity]
      + (0..<1000).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: stream.bits())) }
    let none = Array(repeating: 0, count: values.count)
    let result = TestResultTests.result(truth: none, predictions: none, confidences: values)
    let read = try CanonicalJSON.value(TestResult.self, from: try CanonicalJSON.data(result))
    #expect(read.confidences.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test(arguments: [
    #"{"confidences":"AACAPw==","loss":1,"predictions":[0],"truth":[0,1]}"#,
    #"{"confidences":"AACAPw==","loss":1,"predictions":[0,1],"truth":[0,1]}"#,
    #"{"confidences":"AACA","loss":1,"predictions":[0],"truth":[0]}"#,
  ])
  func columnsOfDifferentLengthsAreRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try CanonicalJSON.value(TestResult.self, from: Data(text.utf8)) }
  }

  @Test func confusionsAndMistakes() {
    let result = TestResultTests.result(
      truth: [0, 1, 2, 0, 1, 2], predictions: [0, 2, 2, 1, 0, 7], confidences: [0.9, 0.4, 0.8, 0.6, 0.6, 0.95])
    #expect(result.correct == 2 && result.count == 6)
    #expect(result.isRight == [true, false, true, false, false, false])
    // The most confident first; equal ones in the order of the pictures.
    #expect(result.mistakes == [5, 3, 4, 1])
    let ruined = TestResultTests.result(
      truth: [1, 1, 1, 0, 1, 1], predictions: [0, 0, 0, 0, 0, 0], confidences: [.nan, 0.2, .nan, 0.9, 0.3, .nan])
    #expect(ruined.mistakes == [4, 1, 0, 2, 5])
  }
}
