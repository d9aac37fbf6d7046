import Experiments
import Plotting
import Runs

package enum PerClassPlot: PlotKind {
  package static let name = "per-class"
  package static let summary = "How many test pictures of each class were recognized."
  package static let shows = RunFilter.training
  package static let options = [DisplayOption.xLabel]
  package static let mostRuns = 6
  package static let needs = RequiredData.confusion
  package static let namesRun = false

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    var runs: [PerClassFigure.Run] = []
    var classes: [String] = []
    var isOverSeeds = false
    for run in try context.results.shown(request.runs) {
      let recalls = try run.recalls()
      if classes.isEmpty { classes = recalls.classes }
      guard classes == recalls.classes else {
        throw ResultProblem("\(run.name) has other classes than \(runs.first?.name ?? "")")
      }
      isOverSeeds = isOverSeeds || run.seeds > 1
      runs.append(
        PerClassFigure.Run(
          name: run.legend, slot: context.slot(of: run.name), recalls: recalls.means, intervals: recalls.intervals))
    }
    return PerClassFigure(
      classes: classes, runs: runs,
      intervalName: isOverSeeds ? "95\u{a0}% t interval over seeds" : "95\u{a0}% Wilson interval")
  }
}

extension AnyRun {
  /// Each class's recall: of one seed with its Wilson interval, of several as their mean with Student's t interval; NaN
  /// without an interval where a class has no pictures.
  func recalls() throws(ResultProblem) -> (classes: [String], means: [Double], intervals: [ClosedRange<Double>?]) {
    let matrices = try matrices()
    let classes = matrices[0].classes
    let recalls = classes.indices.map { index in matrices.compactMap { $0.recall(index) } }
    let intervals = classes.indices.map { index -> ClosedRange<Double>? in
      guard !recalls[index].isEmpty else { return nil }
      if matrices.count == 1 {
        return WilsonInterval.of(matrices[0].counts[index][index], of: matrices[0].totals[index])
      }
      let estimate = MeanEstimate(recalls[index])
      let half = estimate.halfWidth ?? 0
      return max(0, estimate.mean - half)...min(1, estimate.mean + half)
    }
    return (classes, recalls.map { $0.isEmpty ? .nan : MeanEstimate($0).mean }, intervals)
  }
}
