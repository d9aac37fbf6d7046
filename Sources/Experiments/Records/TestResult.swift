import Foundation
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

/// Confidences are kept as little-endian float32 in Base64.
extension TestResult: Codable {
  private enum CodingKeys: String, CodingKey { case truth, predictions, confidences, loss }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    truth = try values.decode([Int].self, forKey: .truth)
    predictions = try values.decode([Int].self, forKey: .predictions)
    loss = try values.decode(Double.self, forKey: .loss)
    let bytes = try values.decode(Data.self, forKey: .confidences)
    confidences = stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { place in
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[bytes.startIndex + place + $1]) << (8 * UInt32($1)) }
      return Float(bitPattern: bits)
    }
    guard truth.count == predictions.count, truth.count == confidences.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .confidences, in: values, debugDescription: "columns of different lengths")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(truth, forKey: .truth)
    try values.encode(predictions, forKey: .predictions)
    try values.encode(loss, forKey: .loss)
    var bytes = Data(capacity: confidences.count * 4)
    for value in confidences {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    try values.encode(bytes, forKey: .confidences)
  }
}
