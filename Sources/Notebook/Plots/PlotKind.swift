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
  /// The highest `count`.
  static var mostPictures: Int { get }
  static func figure(_ request: PlotRequest, in filler: ContentFiller) throws(ResultProblem) -> any Figure
}

extension PlotKind {
  package static var mostRuns: Int { 1 }
  package static var mostPictures: Int { 1000 }
}

package enum PlotKinds {
  package static let all: [any PlotKind.Type] = [
    LRFinderPlot.self, AccuracyPlot.self, LossPlot.self, LearningRatePlot.self, MomentumPlot.self,
    ConfusionMatrixPlot.self, SampleGridPlot.self, MisclassifiedPlot.self, ComparisonPlot.self, PerClassPlot.self,
    PolicyPlot.self, SweepPlot.self,
  ]
}

extension ContentFiller {
  func run(_ request: PlotRequest) throws(ResultProblem) -> RunResult { try results.run(request.runs[0]) }

  func runs(_ references: [RunReference]) throws(ResultProblem) -> [RunResult] {
    var found: [RunResult] = []
    for reference in references { found.append(try results.run(reference)) }
    return found
  }

  func curve(
    _ run: RunResult, train: (EpochResult) -> Double?, test: (EpochResult) -> Double?
  ) -> RunCurve {
    RunCurve(
      name: run.name, slot: slot(of: run.name),
      seeds: run.records.map { record in
        record.epochs.enumerated().map { index, epoch in
          RunCurve.EpochPoint(
            epoch: epoch.epoch, step: epoch.step,
            seconds: index < record.timing.training.count ? record.timing.training[index] : nil, train: train(epoch),
            test: test(epoch))
        }
      }, ending: run.ending)
  }

  /// The rates of a run's first seed.
  func rates(_ run: RunResult) throws(ResultProblem) -> RateCurve {
    guard let record = run.records.first else { throw ResultProblem("\(run.name) has no record") }
    var momenta = record.steps.momentum
    if momenta.isEmpty, case .sgd(let sgd) = record.plan.optimizer {
      momenta = Array(repeating: sgd.momentum, count: record.steps.count)
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
