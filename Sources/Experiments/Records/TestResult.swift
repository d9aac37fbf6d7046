import Learning

/// What a network says of every test picture.
package struct TestResult: Equatable, Sendable {
  /// The class of each picture, predicted class, and that one's softmax probability.
  package var truth: [Int]
  package var predictions: [Int]
  @Measured package var confidences: [Float]
  /// Mean cross-entropy without label smoothing.
  @Measured package var loss: Double

  init(_ evaluation: Evaluation, truth: [Int]) {
    self.truth = truth
    (predictions, confidences, loss) = (evaluation.predictions, evaluation.confidences, evaluation.loss)
  }

  package var count: Int { truth.count }
  package var isRight: [Bool] { zip(truth, predictions).map { $0 == $1 } }
  package var correct: Int { zip(truth, predictions).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) } }

  /// The misclassified pictures, the most confident mistakes first.
  package var mistakes: [Int] {
    // What is no number cannot be sorted.
    let confidences = confidences.map { $0.isNaN ? 0 : $0 }
    return truth.indices.filter { truth[$0] != predictions[$0] }
      .sorted { (confidences[$1], $0) < (confidences[$0], $1) }
  }
}

/// How many pictures there are, and packed columns.
extension TestResult: Codable {
  private enum CodingKeys: String, CodingKey {
    case count = "pictures"
    case truth, predictions, confidences, loss
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let count = try values.decode(Int.self, forKey: .count)
    truth = try values.decode(packed: count, forKey: .truth)
    predictions = try values.decode(packed: count, forKey: .predictions)
    confidences = try values.decode(packed: count, forKey: .confidences)
    loss = try values.decode(Double.self, forKey: .loss)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(count, forKey: .count)
    try values.encode(packed: truth, forKey: .truth)
    try values.encode(packed: predictions, forKey: .predictions)
    try values.encode(packed: confidences, forKey: .confidences)
    try values.encode(loss, forKey: .loss)
  }
}
