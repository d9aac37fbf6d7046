import Experiments
import Plotting

/// How far a result of a run is from that of another: the first less the second.
package struct RunDifference: Hashable, Sendable {
  package var mean: Double
  /// 95 %; nil where one seed allows none.
  package var interval: ClosedRange<Double>?
  /// Seed less the same seed; empty where the runs have other seeds.
  package var perSeed: [Double]
  package var pValue: Double?
  /// `paired t test over 3 seeds`, or `none:` and why there is no test.
  package var test: String
  /// Whether the test shows it at 5 %; nil where there is no test.
  package var isShown: Bool? { pValue.map { $0 < 0.05 } }
  /// Whether one side is what others reported.
  package var isReported = false

  /// Seed against the same seed where both runs have the same ones; two single runs on the same pictures by McNemar.
  ///
  /// - Returns: nil where either run has no value, or a seed that never reached the level of a time: a mean over the
  ///   others would flatter the run.
  package init?(_ run: AnyRun, less base: AnyRun, by measure: CompareMeasure) {
    guard let these = measure.values(run).values, let those = measure.values(base).values, !these.isEmpty,
      !those.isEmpty
    else { return nil }
    let (values, others) = (these.compactMap(\.self), those.compactMap(\.self))
    guard values.count == these.count, others.count == those.count else { return nil }
    mean = MeanEstimate(values).mean - MeanEstimate(others).mean
    guard let run = run.made, let base = base.made else {
      (perSeed, isReported) = ([], true)
      (pValue, test) = Self.counted(run, base, measure)
      return
    }
    let isPaired = run.records.map(\.plan.seed) == base.records.map(\.plan.seed)
    perSeed = isPaired ? zip(values, others).map { $0 - $1 } : []
    if values.count == 1, others.count == 1 {
      (pValue, test) = Self.single(run, base, measure)
      return
    }
    let found =
      isPaired ? DifferenceOfMeans.paired(others, values) : DifferenceOfMeans.unpaired(others, values)
    guard let found else {
      test = "none: one of the runs has a single seed"
      return
    }
    guard found.varies else {
      test = "none: the seeds do not differ"
      return
    }
    (interval, pValue) = (found.interval, found.pValue)
    test = isPaired ? "paired t test over \(values.count) seeds" : "Welch's t test"
  }

  /// Of what others reported, only how many test pictures were right may be known.
  private static func counted(_ run: AnyRun, _ base: AnyRun, _ measure: CompareMeasure) -> (Double?, String) {
    guard measure.isFinalTestAccuracy, let test = run.countTest(base) else {
      return (nil, "none: \([run, base].lazy.compactMap(\.reported).first?.whyNoTest ?? "")")
    }
    return (test.pValue, AnyRun.countTestName)
  }

  /// One seed each: only of test accuracy is it known picture by picture.
  private static func single(_ run: RunResult, _ base: RunResult, _ measure: CompareMeasure) -> (Double?, String) {
    guard measure.isFinalTestAccuracy, let first = base.records.first, let second = run.records.first,
      let one = first.test, let other = second.test
    else { return (nil, "none: one seed each") }
    guard first.data.fingerprint == second.data.fingerprint, one.truth == other.truth else {
      return (nil, "none: the runs were tested on different pictures")
    }
    return (
      McNemarTest(one.isRight, other.isRight).pValue,
      "exact McNemar test of these two networks on \(one.count) pictures"
    )
  }
}
