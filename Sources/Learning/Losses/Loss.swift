import Foundation
import Settings

/// What training makes small.
package enum Loss: NamedKind, Hashable, Codable, Sendable {
  /// Softmax cross-entropy, the mean over the batch; targets are (1 − e)·one-hot + e/classes. PyTorch's
  /// CrossEntropyLoss.
  case crossEntropy(labelSmoothing: Double)

  package static let all: [any NamedKind.Type] = [Loss.self]
  package static let name = "cross-entropy"
  package static let summary =
    "Softmax cross-entropy, with label smoothing: `{cross-entropy: {label-smoothing: 0.1}}`."

  private static let smoothing = Setting.number(
    "label-smoothing", "Share of the target that all classes have in equal parts", in: 0...1, standard: 0,
    example: "0.1")
  package static let settings = SettingsTable(smoothing)

  private static let smoothingKey = KindKey("label-smoothing")

  package init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: KindKey.self)
    let settings = try kind.nestedContainer(keyedBy: KindKey.self, forKey: KindKey("cross-entropy"))
    self = .crossEntropy(labelSmoothing: try settings.decode(Double.self, forKey: Self.smoothingKey))
  }

  package func encode(to encoder: any Encoder) throws {
    var kind = encoder.container(keyedBy: KindKey.self)
    switch self {
    case .crossEntropy(let labelSmoothing):
      var settings = kind.nestedContainer(keyedBy: KindKey.self, forKey: KindKey("cross-entropy"))
      try settings.encode(labelSmoothing, forKey: Self.smoothingKey)
    }
  }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Loss? {
    node.kind(among: all, setting: "loss", diagnostics)?.value as? Loss
  }

  package static func read(_ settings: SettingsReader) -> Loss? {
    settings[smoothing].map { .crossEntropy(labelSmoothing: $0) }
  }

  /// What it takes of each picture: a row of numbers, one for every class and any more.
  ///
  /// - Parameters:
  ///   - output: what a network ends in.
  ///   - classes: how many the labels have.
  /// - Throws: where that is something else.
  func check(_ output: Shape, classes: Int) throws(LearningError) {
    guard output.isOnePixel else {
      throw LearningError("build network", "the network ends in \(output), not in one row of logits a picture")
    }
    guard let logits = output.channels, logits >= classes else {
      throw LearningError("build network", "the network ends in \(output), and there are \(classes) classes")
    }
  }

  /// What one batch comes to.
  struct Result {
    /// Mean over the batch.
    var loss: Double
    var correct: Int
  }

  /// - Parameters:
  ///   - logits: batch×classes.
  ///   - gradient: takes ∂loss/∂logits, batch×classes.
  ///   - confidences: takes for each picture the predicted class and its probability.
  func evaluate(
    _ logits: UnsafePointer<Float>, labels: ArraySlice<Int>, classes: Int,
    gradient: UnsafeMutablePointer<Float>? = nil,
    predicted: ((_ index: Int, _ class: Int, _ share: Float) -> Void)? = nil
  ) -> Result {
    let smoothing =
      switch self {
      case .crossEntropy(let labelSmoothing): labelSmoothing
      }
    let count = labels.count
    var result = Result(loss: 0, correct: 0)
    for (row, label) in labels.enumerated() {
      let z = logits + row * classes
      var best = 0
      for k in 1..<max(1, classes) where z[k] > z[best] { best = k }
      let top = Double(z[best])
      var total = 0.0
      var sum = 0.0
      for k in 0..<classes {
        total += exp(Double(z[k]) - top)
        sum += Double(z[k])
      }
      let logTotal = top + log(total)
      let mean = sum / Double(classes)
      result.loss += logTotal - (1 - smoothing) * Double(z[label]) - smoothing * mean
      if best == label { result.correct += 1 }
      predicted?(row, best, Float(1 / total))
      if let gradient {
        for k in 0..<classes {
          let target = (k == label ? 1 - smoothing : 0) + smoothing / Double(classes)
          gradient[row * classes + k] = Float((exp(Double(z[k]) - logTotal) - target) / Double(count))
        }
      }
    }
    result.loss /= Double(max(1, count))
    return result
  }
}
