import Experiments
import Foundation
import Learning
import Plotting
import Runs

/// Traces and results of a run, for other programs.
enum DataFiles {
  static func files(_ run: RunResult) throws -> [String: Data] {
    [
      path(run.name, "csv"): Data(csv(run).utf8),
      path(run.name, "json"): try json(run),
    ]
  }

  /// A row for every step; what an epoch came to stands in the row of its last step.
  private static func csv(_ run: RunResult) -> String {
    // Columns that only some range tests have.
    let split = run.definition.criterion?.evaluations?.split.rawValue
    let evaluated = split.map { ",step-\($0)-loss,step-\($0)-accuracy" } ?? ""
    var lines = [
      "seed,step,epoch,learning-rate,momentum,loss,accuracy,images,train-loss,train-accuracy,test-loss,test-accuracy,"
        + "validation-loss,validation-accuracy" + evaluated
    ]
    for record in run.records {
      let ends = Dictionary(record.epochs.map { ($0.step, $0) }) { first, _ in first }
      let evaluations = Dictionary((record.evaluations ?? []).map { ($0.step, $0) }) { first, _ in first }
      for step in 0..<record.steps.count {
        let end = ends[step + 1]
        var cells = ["\(record.plan.seed)", "\(step)", "\(Double(step) / Double(record.stepsPerEpoch))"]
        cells.append("\(record.steps.learningRate[step])")
        cells.append(step < record.steps.momentum.count ? "\(record.steps.momentum[step])" : "")
        cells += ["\(record.steps.loss[step])", "\(record.steps.accuracy[step])", "\(record.steps.images[step])"]
        let results = [
          end?.trainLoss, end?.trainAccuracy, end?.testLoss, end?.testAccuracy, end?.validationLoss,
          end?.validationAccuracy,
        ]
        cells += results.map { $0.map { "\($0)" } ?? "" }
        if split != nil {
          let point = evaluations[step + 1]
          cells += [point?.loss, point?.accuracy].map { $0.map { "\($0)" } ?? "" }
        }
        lines.append(cells.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Summary: Encodable {
    struct Seed: Encodable {
      var seed: Int
      var key: RunKey
      var outcome: String
      var steps: Int
      var parameters: Int
      /// After the last epoch.
      var results: [String: Double]
      var testErrors: Int?
      /// `[true][predicted]`, of test pictures.
      var confusion: [[Int]]?
      var suggestions: [String: Double]?
      var plan: RunPlan
      var fingerprint: String
      var provenance: Provenance

      private enum CodingKeys: String, CodingKey {
        case seed, key, outcome, steps, parameters, results, confusion, suggestions, plan, fingerprint, provenance
        case testErrors = "test-errors"
      }
    }

    var name: String
    var kind: String
    var classes: [String]?
    var seeds: [Seed]
  }

  private static func json(_ run: RunResult) throws -> Data {
    let seeds = run.records.enumerated().map { index, record in
      let analysis = index < run.analyses.count ? run.analyses[index] : nil
      let outcome: String =
        switch record.outcome {
        case .finished: "finished"
        case .diverged(let step): "diverged at step \(step)"
        case .stopped(let step): "stopped after \(step) steps"
        }
      return Summary.Seed(
        seed: record.plan.seed, key: record.key, outcome: outcome, steps: record.steps.count,
        parameters: record.parameters, results: record.epochs.last.map(results) ?? [:],
        testErrors: record.test.map { $0.count - $0.correct },
        confusion: record.test.map { ConfusionMatrix(record, $0).counts },
        suggestions: analysis.map { analysis in
          Dictionary(
            analysis.outcomes.compactMap { outcome in
              outcome.suggestion.map { (outcome.rule.name, $0.rate) }
            }
          ) { first, _ in first }
        }, plan: record.plan, fingerprint: record.data.fingerprint, provenance: record.provenance)
    }
    let summary = Summary(
      name: run.name, kind: run.definition.kind.rawValue, classes: run.records.first?.data.classes, seeds: seeds)
    return try CanonicalJSON.data(summary) + Data("\n".utf8)
  }

  /// What was measured, by the names that chapters have.
  private static func results(_ epoch: EpochResult) -> [String: Double] {
    Dictionary(Metric.allCases.compactMap { metric in epoch[metric].map { (metric.rawValue, $0) } }) { first, _ in first
    }
  }
}
