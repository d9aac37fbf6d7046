import Experiments
import Foundation
import Notebook
import Testing

@testable import cyclopedia

/// The line of a training under way.
@Suite struct ProgressLineTests {
  private static func line(_ title: String = "onecycle#2") throws -> ProgressLine {
    let result =
      #"{"epoch":3,"step":147,"train-loss":0.7311,"train-accuracy":0.7,"test-accuracy":0.763,"test-loss":0.6}"#
    let epoch = try JSONDecoder().decode(EpochResult.self, from: Data(result.utf8))
    var line = ProgressLine(title: title, place: (2, 6), step: 196, steps: 294, first: 98, batch: 100, seconds: 10)
    line.epoch = (epoch, 6)
    return line
  }

  @Test func whatANarrowTerminalDoesWithoutGoesFirst() throws {
    let line = try Self.line()
    let whole = "onecycle#2, run 2 of 6, 196 of 294 steps, loss 0.731, test 76.30 %, 980 images/s, 10 s left"
    #expect(line.fitting(columns: 200) == whole && line.fitting(columns: whole.count + 1) == whole)
    #expect(
      line.fitting(columns: 80) == "onecycle#2, run 2 of 6, 196 of 294 steps, loss 0.731, test 76.30 %, 10 s left")
    #expect(line.fitting(columns: 60) == "onecycle#2, 196 of 294 steps, test 76.30 %, 10 s left")
    #expect(line.fitting(columns: 40) == "onecycle#2, 196 of 294 steps, 10 s left")
    #expect(line.fitting(columns: 12) == "onecycle#2")
  }

  @Test func noLineIsAsWideAsItsTerminal() throws {
    for title in ["a#1", "onecycle#2", String(repeating: "long", count: 40)] {
      let line = try Self.line(title)
      for columns in 3...250 { #expect(line.fitting(columns: columns).count < columns) }
    }
  }

  @Test func anEpochHasItsNumber() throws {
    #expect(
      try Self.line().ofEpoch
        == "onecycle#2, run 2 of 6, epoch 3 of 6, loss 0.731, test 76.30 %, 980 images/s, 10 s left")
  }

  /// A range test may end within its first one.
  @Test func aPartOfAnEpochHasTwoDecimals() throws {
    var line = try Self.line()
    let result = #"{"epoch":0.5263157894736842,"step":10,"train-loss":2.367,"train-accuracy":0.1}"#
    line.epoch = (try JSONDecoder().decode(EpochResult.self, from: Data(result.utf8)), 10.0 / 19)
    #expect(line.ofEpoch.hasPrefix("onecycle#2, run 2 of 6, epoch 0.53 of 0.53, loss 2.367"))
  }

  @Test func whatIsNotKnownIsNotSaid() {
    let line = ProgressLine(title: "a#1", step: 0, steps: 9, batch: 32, seconds: 0)
    #expect(line.fitting(columns: 80) == "a#1, 0 of 9 steps")
    #expect(
      [0.2, 59.4, 59.6, 119, 7200, 35_999, 36_000].map { TimeText.rough($0) } == [
        "0 s", "59 s", "1 min", "2 min", "2.0 h", "10 h", "10 h",
      ])
  }
}
