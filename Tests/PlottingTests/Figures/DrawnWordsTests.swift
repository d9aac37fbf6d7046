import SampleFigures
import Testing

@testable import Plotting

/// Captions speak of what is drawn.
@Suite struct DrawnWordsTests {
  @Test func theMeanIsOverTheSeedsThatSuggest() {
    var figure = SampleFigures.finder
    #expect(figure.automaticCaption.contains("(rule: valley, the geometric mean over 2 seeds)."))
    figure.curves.append(figure.curves[0])
    figure.suggesting = 2
    #expect(figure.automaticCaption.contains("(rule: valley, the geometric mean over 2 of 3 seeds)."))
  }

  @Test func withoutSmoothingThereIsNoStrongLine() {
    var figure = SampleFigures.finder
    figure.outliers = 1
    #expect(figure.automaticCaption.contains("1 value far off its neighbors is left out of the strong line."))
    figure.smoothing = nil
    #expect(!figure.automaticCaption.contains("strong"))
    #expect(figure.automaticCaption.contains("1 value far off its neighbors is drawn, and passed over by the rules."))
  }

  /// A row for each word, or lines over numbers.
  @Test(arguments: [(nil, nil, false), (1, 2, true), (1, 1, false)] as [(Double?, Double?, Bool)])
  func aSweepOfWordsHasNoLines(first: Double?, second: Double?, hasLines: Bool) {
    let caption = SweepFigure(
      setting: "optimizer", measure: "held-out accuracy", prefersHigh: true,
      members: [
        .init(name: "sgd", value: first, measured: [0.5, 0.6], test: [0.4]),
        .init(name: "adam", value: second, measured: [0.3, 0.4], test: [0.4]),
      ], best: 0
    ).automaticCaption
    #expect(caption.contains("Lines are means over 2 seeds, bands their range.") == hasLines)
    #expect(caption.contains("Dashed") == hasLines)
    #expect(caption.contains("Large dots are means over 2 seeds, small ones the seeds.") != hasLines)
  }

  @Test func whatIsNotDrawnIsSaid() {
    var run = RunCurve(name: "theirs", slot: 0, seeds: [[.init(epoch: 1, step: 1, train: 2)]], reported: true)
    #expect(!LossFigure(runs: [run]).automaticCaption.contains("held-out"))
    run.lacksHeldOut = true
    #expect(
      LossFigure(runs: [run]).automaticCaption
        == "No run has a test loss to show. The held-out loss of theirs is not drawn; a table of epochs has it.")
  }
}
