import Experiments
import Learning
import Plotting
import Runs

extension FigureContext {
  package func run(_ request: PlotRequest) throws(ResultProblem) -> RunResult { try results.run(request.runs[0]) }

  /// - Parameter train: nil where the training side is not shown.
  func curve(_ shown: AnyRun, train: Metric?, test: Metric) -> RunCurve {
    switch shown {
    case .made(let run): curve(run, train, test)
    case .reported(let run): curve(run, train, test)
    }
  }

  private func curve(_ run: RunResult, _ train: Metric?, _ test: Metric) -> RunCurve {
    var curve = RunCurve(
      name: run.name, slot: slot(of: run.name),
      seeds: run.records.map { record in
        record.epochs.enumerated().map { index, epoch in
          RunCurve.EpochPoint(
            epoch: epoch.epoch, step: epoch.step,
            seconds: index < record.timing.training.count ? record.timing.training[index] : nil,
            train: train.flatMap { epoch[$0] }, test: epoch[test])
        }
      }, ending: run.ending)
    curve.seedNumbers = run.records.map(\.plan.seed)
    return curve
  }

  private func curve(_ run: ReportedRun, _ train: Metric?, _ test: Metric) -> RunCurve {
    let points = run.shownEpochs.map { epoch in
      RunCurve.EpochPoint(
        epoch: epoch.epoch, step: epoch.step ?? run.step(at: epoch.epoch), seconds: epoch.seconds,
        train: train.flatMap { epoch[$0] }, test: epoch[test])
    }
    return RunCurve(name: run.name, slot: slot(of: run.name), seeds: [points], reported: true)
  }

  /// The rates of a run, or those that were reported; where its seeds went other ways, one for each way.
  package func rates(_ shown: AnyRun) throws(ResultProblem) -> [RateCurve] {
    switch shown {
    case .made(let run): try rates(run)
    case .reported(let run): [rates(run)]
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

  private func rates(_ run: RunResult) throws(ResultProblem) -> [RateCurve] {
    guard !run.records.isEmpty else { throw ResultProblem("\(run.name) has no record") }
    let ways = run.waysOfRates
    return ways.map { records in
      let record = records[0]
      var momenta = record.steps.momentum
      if momenta.isEmpty {
        momenta = Array(repeating: record.plan.optimizer.kind.momentum, count: record.steps.count)
      }
      let seeds = records.map { "\($0.plan.seed)" }
      let name = ways.count == 1 ? "" : ", seed\(seeds.count == 1 ? "" : "s") \(NumberText.list(seeds))"
      return RateCurve(
        name: run.name + name, slot: slot(of: run.name), learningRates: record.steps.learningRate, momenta: momenta,
        stepsPerEpoch: record.stepsPerEpoch)
    }
  }
}
