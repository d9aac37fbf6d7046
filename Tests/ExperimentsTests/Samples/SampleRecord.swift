import Foundation

@testable import Experiments
@testable import Learning

/// Records that no run has made.
enum SampleRecord {
  static let plan = SamplePlan.training(epochs: 1)

  static func finished(
    _ plan: RunPlan = plan, fingerprint: String = "f1", at time: String = "2026-01-02T03:04:05Z",
    losses: [Double] = [2.5, 2.25, 0.1, 1 / 3], testLoss: Double = 1.75
  ) throws -> RunRecord {
    let evaluation = Evaluation(
      predictions: [0, 2, 2, 1], confidences: [0.25, Float(1) / 3, 0.999_999_94, .leastNonzeroMagnitude],
      loss: testLoss, correct: 2)
    let steps = traces(losses)
    let mean = steps.mean(0..<min(4, steps.count))
    return RunRecord(
      key: try RunKey(plan, fingerprint: fingerprint), plan: plan, outcome: .finished,
      data: DatasetInfo(
        name: "shapes", fingerprint: fingerprint, classes: ["disc", "ring", "“/é”"], trainingCount: 60, testCount: 4),
      input: [32, 32], parameters: 1234, stepsPerEpoch: 4, steps: steps,
      epochs: [
        EpochResult(
          epoch: 1, step: 4, trainLoss: mean.loss, trainAccuracy: mean.accuracy, testLoss: testLoss, testAccuracy: 0.5)
      ], test: TestResult(evaluation, truth: [0, 1, 2, 0]), samples: [picture(7)], mistakes: [picture(1), picture(3)],
      provenance: try Provenance(plan: plan, threads: 2, kernels: [:]),
      timing: RunTiming(training: [1.5], testing: 0.25, finished: time))
  }

  /// The second step's loss was no finite number.
  static func diverged(_ loss: Double) throws -> RunRecord {
    var record = try finished(losses: [2.5, loss])
    (record.outcome, record.test, record.epochs, record.mistakes) = (.diverged(step: 1), nil, [], [])
    return record
  }

  static func traces(_ losses: [Double]) -> StepLog {
    var traces = StepLog()
    for (step, loss) in losses.enumerated() {
      traces.append(
        StepTrace(
          step: step, learningRate: 0.1 / Double(step + 1), momentum: 0.95, loss: loss, correct: step, count: 16))
    }
    return traces
  }

  static func picture(_ index: Int) -> RecordedPicture {
    RecordedPicture(
      index: index, truth: 1, extent: .init(height: 2, width: 3), planes: (0..<18).map { UInt8($0 * 14 + index) })
  }

  /// What two runs of one plan have to have in common.
  static func text(_ record: RunRecord) throws -> String {
    var record = record
    record.timing = RunTiming(training: [], testing: 0, finished: "")
    return try CanonicalJSON.text(record)
  }
}
