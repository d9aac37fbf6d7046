import Displays
import Drawing
import Experiments
import Learning
import Plotting
import Publishing
import Runs

/// Curves of one run from both write-ups over each other, drawn from their records.
struct OverlaidFigures {
  let measurer: PangoMeasurer

  /// What is drawn, and why something is not.
  struct Drawn {
    var drawings: [DifferencePage.Drawing] = []
    var sentences: [String] = []
  }

  /// - Parameter identifier: begins all names in the drawings, so that many share a page.
  func of(_ first: RunResult, _ second: RunResult, identifier: String) throws -> Drawn {
    let (a, b) = (RecordedRun.result("A", first.records), RecordedRun.result("B", second.records))
    var drawn = Drawn()
    guard a.definition.kind == b.definition.kind else {
      drawn.sentences = [
        "Curves are not laid over each other: A is a \(a.definition.kind.words), B a \(b.definition.kind.words)."
      ]
      return drawn
    }
    let figures =
      a.definition.kind == .training
      ? trainings(a, b, &drawn.sentences) + rates(a, b, &drawn.sentences) : rangeTests(a, b, &drawn.sentences)
    for figure in figures {
      drawn.drawings.append(try drawing(figure, "\(identifier)-\(type(of: figure).kind)"))
    }
    return drawn
  }

  private func trainings(_ a: RunResult, _ b: RunResult, _ sentences: inout [String]) -> [any Figure] {
    let silent = [a, b].filter { run in run.records.allSatisfy(\.epochs.isEmpty) }.map(\.name)
    guard silent.isEmpty else {
      sentences.append("There are no curves of \(NumberText.list(silent)), which finished no epoch.")
      return []
    }
    func curves(_ train: Metric, _ test: Metric) -> [RunCurve] {
      [a.curve(slot: 0, train: train, test: test), b.curve(slot: 1, train: train, test: test)]
    }
    return [
      AccuracyFigure(runs: curves(.trainAccuracy, .testAccuracy)), LossFigure(runs: curves(.trainLoss, .testLoss)),
    ]
  }

  /// Records say what was measured and how it is smoothed; by which rule a rate is chosen, the chapter says.
  private func rangeTests(_ a: RunResult, _ b: RunResult, _ sentences: inout [String]) -> [any Figure] {
    let (one, other) = (judged(a), judged(b))
    guard let measure = one.definition.criterion?.words, measure == other.definition.criterion?.words else {
      sentences.append("The curves are not laid over each other, since they are of other quantities.")
      return []
    }
    return [
      RangeTestsFigure(
        tests: [
          .init(name: "A", slot: 0, curves: one.finderCurves), .init(name: "B", slot: 1, curves: other.finderCurves),
        ], measure: measure)
    ]
  }

  private func judged(_ run: RunResult) -> RunResult {
    guard let plan = run.records.first?.plan, case .rangeTest(let divergence, let smoothing) = plan.purpose else {
      return run
    }
    var definition = run.definition
    definition.criterion = RunDefinition.RangeTestCriterion(
      measure: .loss, evaluations: plan.evaluations, smoothing: smoothing, divergence: divergence,
      rule: .standard(for: .loss))
    return RunResult(definition, run.records)
  }

  private func rates(_ a: RunResult, _ b: RunResult, _ sentences: inout [String]) -> [any Figure] {
    guard let one = try? a.rateCurves(slot: 0), let other = try? b.rateCurves(slot: 1) else { return [] }
    guard one.map(\.learningRates) != other.map(\.learningRates) else {
      sentences.append("Their learning rates are the same at every step.")
      return []
    }
    let figure = LearningRateFigure(runs: one + other)
    guard figure.runs.contains(where: { Set($0.learningRates).count > 1 }) else {
      sentences.append(figure.automaticCaption)
      return []
    }
    return [figure]
  }

  private func drawing(_ figure: any Figure, _ identifier: String) throws -> DifferencePage.Drawing {
    let scene = figure.scene(FigureStyle(), measurer: measurer)
    return DifferencePage.Drawing(
      svg: try SVGText.write(scene, idPrefix: identifier, paper: .adaptive), width: scene.size.width,
      alt: figure.automaticAlt, caption: figure.automaticCaption, table: DataTable(figure.data))
  }
}
