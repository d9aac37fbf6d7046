import Experiments
import Learning
import Plotting
import Runs

extension FigureContext {
  package func run(_ request: PlotRequest) throws(ResultProblem) -> RunResult { try results.run(request.runs[0]) }

  /// - Parameter train: nil where the training side is not shown.
  func curve(_ shown: AnyRun, train: Metric?, test: Metric) -> RunCurve {
    switch shown {
    case .made(let run): run.curve(slot: slot(of: run.name), train: train, test: test)
    case .reported(let run): curve(run, train, test)
    }
  }

  private func curve(_ run: ReportedRun, _ train: Metric?, _ test: Metric) -> RunCurve {
    let points = run.shownEpochs.map { epoch in
      RunCurve.EpochPoint(
        epoch: epoch.epoch, step: epoch.step ?? run.step(at: epoch.epoch), seconds: epoch.seconds,
        train: train.flatMap { epoch[$0] }, test: epoch[test])
    }
    var curve = RunCurve(name: run.name, slot: slot(of: run.name), seeds: [points], reported: true)
    let heldOut: Metric = test.isAccuracy ? .validationAccuracy : .validationLoss
    curve.lacksHeldOut = !curve.hasTest && run.shownEpochs.contains { $0[heldOut] != nil }
    return curve
  }

  /// The rates of a run, or those that were reported; where its seeds went other ways, one for each way.
  package func rates(_ shown: AnyRun) throws(ResultProblem) -> [RateCurve] {
    switch shown {
    case .made(let run): try run.rateCurves(slot: slot(of: run.name))
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
}
