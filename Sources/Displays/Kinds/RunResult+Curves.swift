import Experiments
import Learning
import Plotting
import Runs

/// What was recorded of a run as the curves of figures.
extension RunResult {
  /// - Parameters:
  ///   - slot: its color.
  ///   - train: nil where the training side is not shown.
  package func curve(slot: Int, train: Metric?, test: Metric) -> RunCurve {
    var curve = RunCurve(
      name: name, slot: slot,
      seeds: records.map { record in
        record.epochs.enumerated().map { index, epoch in
          RunCurve.EpochPoint(
            epoch: epoch.epoch, step: epoch.step,
            seconds: index < record.timing.training.count ? record.timing.training[index] : nil,
            train: train.flatMap { epoch[$0] }, test: epoch[test])
        }
      }, ending: ending)
    curve.seedNumbers = records.map(\.plan.seed)
    return curve
  }

  /// One for each way that its seeds went.
  package func rateCurves(slot: Int) throws(ResultProblem) -> [RateCurve] {
    guard !records.isEmpty else { throw ResultProblem("\(name) has no record") }
    let ways = waysOfRates
    return ways.map { records in
      let record = records[0]
      var momenta = record.steps.momentum
      if momenta.isEmpty {
        momenta = Array(repeating: record.plan.optimizer.kind.momentum, count: record.steps.count)
      }
      let seeds = records.map { "\($0.plan.seed)" }
      let of = ways.count == 1 ? "" : ", seed\(seeds.count == 1 ? "" : "s") \(NumberText.list(seeds))"
      return RateCurve(
        name: name + of, slot: slot, learningRates: record.steps.learningRate, momenta: momenta,
        stepsPerEpoch: record.stepsPerEpoch)
    }
  }

  /// Of a range test whose criterion is known: one for each seed.
  package var finderCurves: [LRFinderFigure.Curve] {
    guard let criterion = definition.criterion else { return [] }
    return zip(analyses, records).map { analysis, record in
      let divergedFrom: Int? =
        switch analysis.ending {
        case .finished: nil
        case .diverged(let step), .notFinite(let step): step
        }
      var stoppedAt: Double?
      if criterion.evaluations != nil, record.outcome != .finished { stoppedAt = record.steps.learningRate.last }
      // Without smoothing the points are what was measured, outliers too, which only the rules pass over.
      let shown =
        criterion.smoothing == .none
        ? Array(analysis.losses.prefix(analysis.smoothed.count))
        : analysis.smoothed.map { criterion.measure == .accuracy ? 1 - $0 : $0 }
      var curve = LRFinderFigure.Curve(
        rates: analysis.rates, losses: analysis.losses, smoothed: shown, divergedFrom: divergedFrom,
        stoppedAt: stoppedAt)
      curve.seed = record.plan.seed
      return curve
    }
  }
}
