import Plotting

package enum ConfusionMatrixPlot: PlotKind {
  package static let name = "confusion-matrix"
  package static let summary = "Which class was taken for which, summed over the seeds."
  package static let shows = RunSort.training

  package static func figure(_ request: PlotRequest, in filler: ContentFiller) throws(ResultProblem) -> any Figure {
    let (classes, counts) = try filler.run(request).confusions()
    return ConfusionMatrixFigure(classes: classes, counts: counts, show: request.showsShares ? .shares : .counts)
  }
}

extension RunResult {
  /// `[true][predicted]`, summed over the seeds.
  func confusions() throws(ResultProblem) -> (classes: [String], counts: [[Int]]) {
    let tests = try tests()
    let classes = tests[0].record.data.classes
    var counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for (_, test) in tests {
      let one = test.confusions(classes: classes.count)
      for row in classes.indices { for column in classes.indices { counts[row][column] += one[row][column] } }
    }
    return (classes, counts)
  }
}
