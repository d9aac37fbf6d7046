import Experiments
import Foundation
import Learning
import Runs

/// What chapters name beside runs: compares, sweeps, policies.
extension DataFiles {
  static func files(of results: Results) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for compare in results.symbols.all(CompareDefinition.self) {
      guard let comparison = try? Comparison(compare, results) else { continue }
      files[path(compare.name, "json")] = try CanonicalJSON.data(Compared(comparison)) + Data("\n".utf8)
    }
    for sweep in results.symbols.all(SweepDefinition.self) {
      files[path(sweep.name, "json")] = try CanonicalJSON.data(Swept(SweepResults(sweep, results))) + Data("\n".utf8)
    }
    for policy in results.symbols.all(PolicyDefinition.self) {
      files[path(policy.name, "csv")] = Data(csv(policy).utf8)
    }
    return files
  }

  static func path(_ name: String, _ ending: String) -> String { "data/\(MemberName.label(name)).\(ending)" }

  private struct Compared: Encodable {
    struct Difference: Encodable {
      var mean: Double
      /// 95 %; nil where there is none.
      var interval: [Double]?
      var perSeed: [Double]
      var p: Double?
      var test: String

      private enum CodingKeys: String, CodingKey {
        case mean, interval, p, test
        case perSeed = "per-seed"
      }

      init(_ difference: RunDifference) {
        (mean, perSeed, p, test) = (difference.mean, difference.perSeed, difference.pValue, difference.test)
        interval = difference.interval.map { [$0.lowerBound, $0.upperBound] }
      }
    }

    struct Measured: Encodable {
      /// One for each seed that has one.
      var values: [Double]
      var mean: Double?
      /// Less the baseline.
      var difference: Difference?
    }

    struct Run: Encodable {
      var name: String
      var results: [String: Measured]
    }

    var kind = "compare"
    var name: String
    var baseline: String
    var runs: [Run]

    init(_ comparison: Comparison) {
      let measures = comparison.definition.by
      (name, baseline) = (comparison.definition.name, comparison.baseline.name)
      runs = comparison.rows.map { row in
        let pairs = zip(measures, row.differences).map { measure, difference in
          let values = (measure.values(row.run).values ?? []).compactMap(\.self)
          return (
            measure.text,
            Measured(
              values: values, mean: values.isEmpty ? nil : MeanEstimate(values).mean,
              difference: difference.map(Difference.init))
          )
        }
        return Run(name: row.run.name, results: Dictionary(pairs) { first, _ in first })
      }
    }
  }

  private struct Swept: Encodable {
    struct Member: Encodable {
      var name: String
      var values: [String]
      /// One for each seed.
      var measured: [Double]
      var mean: Double?
      /// Why there is nothing measured.
      var ending: String?
    }

    var kind = "sweep"
    var name: String
    /// The settings that are varied.
    var paths: [String]
    var measure: String
    var members: [Member]
    var best: String?

    init(_ sweep: SweepResults) {
      (name, paths) = (sweep.definition.name, sweep.definition.paths)
      (measure, best) = (sweep.definition.measure.rawValue, sweep.bestRow?.member.name)
      members = sweep.rows.map {
        Member(name: $0.member.name, values: $0.texts, measured: $0.measured, mean: $0.mean, ending: $0.ending)
      }
    }
  }

  /// Of a policy, at most about so many steps.
  private static let mostSteps = 10_000

  private static func csv(_ policy: PolicyDefinition) -> String {
    let length = policy.length
    let every = max(1, length.steps / mostSteps)
    var lines = ["step,epoch,learning-rate,momentum"]
    var memory = PlateauMemory()
    for step in 0..<length.steps where step % every == 0 || step == length.steps - 1 {
      let rates = policy.schedule.policy.rates(at: step, of: length, metric: nil, memory: &memory)
      let epoch = Double(step) / Double(length.stepsPerEpoch)
      lines.append("\(step),\(epoch),\(rates.learningRate),\(rates.momentum.map { "\($0)" } ?? "")")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
