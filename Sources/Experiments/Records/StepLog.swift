import Learning

/// What every step of a run was taken with and came to; one entry a step in each column.
package struct StepLog: Equatable, Codable, Sendable {
  @Measured package private(set) var learningRate: [Double] = []
  /// Empty where the schedule leaves momentum to the optimizer.
  @Measured package private(set) var momentum: [Double] = []
  /// The batch's mean loss before the update, with label smoothing.
  @Measured package private(set) var loss: [Double] = []
  package private(set) var correct: [Int] = []
  /// Pictures in the batch.
  package private(set) var images: [Int] = []

  package init() {}

  package var count: Int { loss.count }

  package mutating func append(_ trace: StepTrace) {
    learningRate.append(trace.learningRate)
    if let value = trace.momentum { momentum.append(value) }
    loss.append(trace.loss)
    correct.append(trace.correct)
    images.append(trace.count)
  }

  /// Share of each batch that was classified rightly.
  package var accuracy: [Double] { zip(correct, images).map { Double($0) / Double(max(1, $1)) } }

  /// The running mean over a range of steps: what an epoch's training loss and accuracy are.
  func mean(_ steps: Range<Int>) -> (loss: Double, accuracy: Double) {
    let count = Double(max(1, images[steps].reduce(0, +)))
    let loss = steps.reduce(0.0) { $0 + self.loss[$1] * Double(images[$1]) } / count
    return (loss, Double(correct[steps].reduce(0, +)) / count)
  }

  private enum CodingKeys: String, CodingKey {
    case learningRate = "learning-rate"
    case momentum, loss, correct, images
  }
}
