import Learning

/// What every step of a run was taken with and came to; one entry a step in each column.
package struct StepLog: Equatable, Sendable {
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
}

/// How many steps there are, and packed columns.
extension StepLog: Codable {
  private enum CodingKeys: String, CodingKey {
    case learningRate = "learning-rate"
    case count, momentum, loss, correct, images
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let count = try values.decode(Int.self, forKey: .count)
    learningRate = try values.decode(packed: count, isSmooth: true, forKey: .learningRate)
    momentum = values.contains(.momentum) ? try values.decode(packed: count, isSmooth: true, forKey: .momentum) : []
    loss = try values.decode(packed: count, forKey: .loss)
    correct = try values.decode(packed: count, forKey: .correct)
    images = try values.decode(packed: count, forKey: .images)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(count, forKey: .count)
    try values.encode(packed: learningRate, isSmooth: true, forKey: .learningRate)
    if !momentum.isEmpty { try values.encode(packed: momentum, isSmooth: true, forKey: .momentum) }
    try values.encode(packed: loss, forKey: .loss)
    try values.encode(packed: correct, forKey: .correct)
    try values.encode(packed: images, forKey: .images)
  }
}
