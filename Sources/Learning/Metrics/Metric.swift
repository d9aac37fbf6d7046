/// What is measured after every epoch, under the name of its result: `validation.accuracy`.
package enum Metric: String, Hashable, Codable, Sendable, CaseIterable {
  case trainLoss = "train.loss"
  case trainAccuracy = "train.accuracy"
  case validationLoss = "validation.loss"
  case validationAccuracy = "validation.accuracy"
  case testLoss = "test.loss"
  case testAccuracy = "test.accuracy"

  /// The pictures on which it is measured.
  package enum Split: String, Sendable {
    case train
    /// Training pictures that are held out.
    case validation
    case test
  }

  package var split: Split {
    switch self {
    case .trainLoss, .trainAccuracy: .train
    case .validationLoss, .validationAccuracy: .validation
    case .testLoss, .testAccuracy: .test
    }
  }

  /// A share, 0…1, of pictures; what is not is a loss, a mean cross-entropy in nats.
  package var isAccuracy: Bool {
    switch self {
    case .trainAccuracy, .validationAccuracy, .testAccuracy: true
    case .trainLoss, .validationLoss, .testLoss: false
    }
  }

  /// Accuracies are to rise, losses to fall.
  package var isBetterHigh: Bool { isAccuracy }

  /// Why it never has such a value, with what was meant perhaps; nil where it may.
  package func complaint(aboutLevel level: Double) -> (message: String, hint: String?)? {
    if isAccuracy, level < 0 || level > 1 {
      let isPercent = level >= 1.5 && level <= 100
      return (
        "\(rawValue) is a share, from 0 to 1, and never \(Self.text(level))",
        isPercent ? "write \(Self.text(level / 100)) for \(Self.text(level)) %" : nil
      )
    }
    return !isAccuracy && level < 0 ? ("\(rawValue) is never below 0", nil) : nil
  }

  private static func text(_ level: Double) -> String {
    level == level.rounded() && abs(level) < 1e9 ? "\(Int(level))" : "\(Float(level))"
  }

  /// What it is, without its name.
  package var summary: String {
    switch self {
    case .trainLoss, .trainAccuracy: "running mean over the epoch's augmented batches"
    case .validationLoss: "mean cross-entropy over the held-out pictures"
    case .validationAccuracy: "share of the held-out pictures that were classified rightly"
    case .testLoss: "mean cross-entropy over the test pictures"
    case .testAccuracy: "share of the test pictures that were classified rightly"
    }
  }

  /// Those by which something may be chosen without more words: never the test set's.
  package static let choosing = allCases.filter { $0.split != .test }

  /// The other way round than they are declared: what readers look for first comes first.
  package static let byInterest: [Metric] = [
    .testAccuracy, .testLoss, .validationAccuracy, .validationLoss, .trainAccuracy, .trainLoss,
  ]
}
