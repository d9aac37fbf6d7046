import Learning

/// What cannot be in the parts of a record, or of a checkpoint on the way to one.
enum RecordFaults {
  /// Steps of one run: more than anyone trains with here.
  static let mostSteps = 100_000_000
  static let longestName = 255
  /// No loss or rate is larger, and sums of so many stay finite.
  static let largest = 1e100

  /// A loss may be no number, where a run diverged.
  static func isLoss(_ value: Double) -> Bool { !value.isFinite || abs(value) < largest }

  /// Up to three hundred years.
  static func areSeconds(_ values: [Double]) -> Bool { values.allSatisfy { (0...1e10).contains($0) } }

  /// - Parameter steps: of the run, so far.
  static func epochs(_ epochs: [EpochResult], of steps: Int) -> String? {
    var before = 0
    for epoch in epochs {
      let shares = [epoch.trainAccuracy, epoch.testAccuracy, epoch.validationAccuracy].compactMap(\.self)
      let losses = [epoch.trainLoss, epoch.testLoss, epoch.validationLoss].compactMap(\.self)
      guard epoch.step > before, epoch.step <= steps, epoch.epoch > 0, epoch.epoch <= Double(mostSteps),
        shares.allSatisfy({ (0...1).contains($0) }), losses.allSatisfy(isLoss)
      else { return "its epochs have numbers that cannot be" }
      before = epoch.step
    }
    return nil
  }

  /// - Parameter steps: of the run, so far.
  static func evaluations(_ evaluations: [StepEvaluation]?, of steps: Int) -> String? {
    var before = 0
    for evaluation in evaluations ?? [] {
      guard evaluation.step > before, evaluation.step <= steps, (0...1).contains(evaluation.accuracy),
        isLoss(evaluation.loss)
      else { return "its evaluations have numbers that cannot be" }
      before = evaluation.step
    }
    return nil
  }
}

extension StepLog {
  var fault: String? {
    guard count <= RecordFaults.mostSteps else { return "it has \(count) steps" }
    guard zip(images, correct).allSatisfy({ (0...10_000_000).contains($0) && (0...$0).contains($1) }),
      (learningRate + momentum).allSatisfy({ abs($0) < RecordFaults.largest }), loss.allSatisfy(RecordFaults.isLoss)
    else { return "its steps have numbers that cannot be" }
    return nil
  }
}

extension Provenance {
  var fault: String? {
    let texts = [library, processor, instructions, start ?? "", revision?.commit ?? ""]
    guard (1...10_000).contains(threads), (0...1_000_000).contains(numerics), kernels.count <= 10_000,
      (texts + kernels.keys).allSatisfy({ $0.utf8.count <= RecordFaults.longestName }),
      (replaced ?? []).count <= kernels.count * 3,
      (replaced ?? []).allSatisfy({ $0.utf8.count <= 4 * RecordFaults.longestName })
    else { return "its provenance cannot be" }
    return nil
  }
}
