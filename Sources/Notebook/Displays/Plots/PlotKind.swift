import Experiments
import Foundation
import Learning
import Plotting

/// A kind of plot: one file here, and one line in `PlotKinds.all`.
package protocol PlotKind: SendableMetatype {
  static var name: String { get }
  /// What it shows, in one sentence.
  static var summary: String { get }
  static var shows: RunSort { get }
  static var mostRuns: Int { get }
  /// What it needs of a run that others reported.
  static var needs: ReportedNeed { get }
  /// Beside those that all plots have.
  static var options: [DisplayOption] { get }
  /// Whether the drawing names its runs where there is one only.
  static var namesRun: Bool { get }
  /// The highest `count`.
  static var mostPictures: Int { get }
  static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure
}

extension PlotKind {
  package static var mostRuns: Int { 1 }
  package static var needs: ReportedNeed { .record }
  package static var namesRun: Bool { true }
  package static var mostPictures: Int { 1000 }
}

package enum PlotKinds {
  package static let all: [any PlotKind.Type] = [
    LRFinderPlot.self, AccuracyPlot.self, LossPlot.self, LearningRatePlot.self, MomentumPlot.self,
    ConfusionMatrixPlot.self, SampleGridPlot.self, MisclassifiedPlot.self, ComparisonPlot.self, PerClassPlot.self,
    PolicyPlot.self, SweepPlot.self,
  ]
}

extension FigureContext {
  func run(_ request: PlotRequest) throws(ResultProblem) -> RunResult { try results.run(request.runs[0]) }

  /// - Parameter train: nil where the training side is not shown.
  func curve(_ shown: ShownRun, train: Metric?, test: Metric) -> RunCurve {
    switch shown {
    case .made(let run): curve(run, train, test)
    case .reported(let run): curve(run, train, test)
    }
  }

  private func curve(_ run: RunResult, _ train: Metric?, _ test: Metric) -> RunCurve {
    RunCurve(
      name: run.name, slot: slot(of: run.name),
      seeds: run.records.map { record in
        record.epochs.enumerated().map { index, epoch in
          RunCurve.EpochPoint(
            epoch: epoch.epoch, step: epoch.step,
            seconds: index < record.timing.training.count ? record.timing.training[index] : nil,
            train: train.flatMap { epoch[$0] }, test: epoch[test])
        }
      }, ending: run.ending)
  }

  private func curve(_ run: ReportedRun, _ train: Metric?, _ test: Metric) -> RunCurve {
    let points = run.shownEpochs.map { epoch in
      RunCurve.EpochPoint(
        epoch: epoch.epoch, step: epoch.step ?? run.step(at: epoch.epoch), seconds: epoch.seconds,
        train: train.flatMap { epoch[$0] }, test: epoch[test])
    }
    return RunCurve(name: run.name, slot: slot(of: run.name), seeds: [points], reported: true)
  }

  /// The rates of a run's first seed, or those that were reported.
  func rates(_ shown: ShownRun) throws(ResultProblem) -> RateCurve {
    switch shown {
    case .made(let run): try rates(run)
    case .reported(let run): rates(run)
    }
  }

  private func rates(_ run: ReportedRun) -> RateCurve {
    // A rate is that of its epoch's first step, which one epoch less has been passed before.
    let starts = run.epochs.map { max(0, $0.epoch - 1) }
    return RateCurve(
      name: run.name, slot: slot(of: run.name), learningRates: run.epochs.compactMap(\.learningRate),
      momenta: run.epochs.compactMap(\.momentum), stepsPerEpoch: 1,
      reported: starts.map { RateCurve.Place(epoch: $0, step: run.step(at: $0)) })
  }

  private func rates(_ run: RunResult) throws(ResultProblem) -> RateCurve {
    guard let record = run.records.first else { throw ResultProblem("\(run.name) has no record") }
    var momenta = record.steps.momentum
    if momenta.isEmpty {
      momenta = Array(repeating: record.plan.optimizer.kind.momentum, count: record.steps.count)
    }
    return RateCurve(
      name: run.name, slot: slot(of: run.name), learningRates: record.steps.learningRate, momenta: momenta,
      stepsPerEpoch: record.stepsPerEpoch)
  }
}

extension RecordedPicture {
  var raster: Raster { Raster(width: width, height: height, pixels: [UInt8](pixels)) }
}

extension [String] {
  /// The name of a class, also where a record names one that is not there.
  func name(_ index: Int) -> String { indices.contains(index) ? self[index] : "class \(index)" }
}
