import Experiments
import Plotting
import Runs

package enum CalibrationPlot: PlotKind {
  package static let name = "calibration"
  package static let summary =
    "How often a network is right where it is how sure: accuracy by confidence, of the first seed."
  package static let shows = RunFilter.training
  package static let options = [bins, .xLabel]
  package static let namesRun = false

  private static let standardBins = 10
  private static let bins = DisplayOption(
    "bins", .integer(2...20), "Groups of confidence between 0 and 100 %, equally wide", standard: "\(standardBins)")

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    let run = try context.results.run(request.runs[0])
    let test = try run.tests()[0].test
    let count = request.options.integer(bins.name) ?? standardBins
    let groups = (0..<count).compactMap { group(test, $0, of: count) }
    guard !groups.isEmpty else { throw ResultProblem("\(run.name) has no confidences that are numbers") }
    let error =
      groups.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.confidence) } / Double(max(1, test.count))
    let gap = groups.reduce(0) { $0 + Double($1.count) * ($1.confidence - $1.accuracy) }
    let way =
      gap > 0 ? "surer than it is right" : gap < 0 ? "right more often than it is sure" : "as sure as it is right"
    let seed = run.records.count > 1 ? ", with seed \(run.records[0].plan.seed)," : ""
    let finding =
      "\(run.name.capitalizedSentence)\(seed) is \(way): "
      + "accuracy and confidence are \(NumberText.fixed(error * 100, 1)) points apart, weighted by pictures."
    let rows = groups.map { group in
      RowFigure.Row(
        name: group.name, value: group.accuracy, interval: WilsonInterval.of(group.right, of: group.count),
        expected: group.confidence, text: NumberText.whole(group.count))
    }
    let words = groups.map { "\($0.name): \(NumberText.percent($0.accuracy)) of \(NumberText.whole($0.count))" }
    return RowFigure(
      title: "Calibration", axis: "classified rightly, %", value: "accuracy", expected: "mean confidence", rows: rows,
      slot: context.slot(of: run.name), caption: "\(finding) Whiskers: 95\u{a0}% Wilson interval.",
      alt: "Dot plot of accuracy by confidence. \(finding) \(words.joined(separator: "; ")).")
  }

  private struct Group {
    var name: String
    var count: Int
    var right: Int
    var confidence: Double
    var accuracy: Double { Double(right) / Double(count) }
  }

  /// The pictures whose confidence lies in one group; the last one includes certainty. nil where there are none.
  private static func group(_ test: TestResult, _ index: Int, of count: Int) -> Group? {
    let mine = test.truth.indices.filter { picture in
      let confidence = Double(test.confidences[picture])
      return confidence.isFinite && min(count - 1, max(0, Int(confidence * Double(count)))) == index
    }
    guard !mine.isEmpty else { return nil }
    func edge(_ index: Int) -> String { NumberText.significant(Double(index) / Double(count) * 100) }
    return Group(
      name: "\(edge(index)) to \(edge(index + 1))\u{a0}%", count: mine.count,
      right: mine.count { test.truth[$0] == test.predictions[$0] },
      confidence: mine.reduce(0) { $0 + Double(test.confidences[$1]) } / Double(mine.count))
  }
}
