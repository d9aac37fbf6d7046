import Experiments

/// What is measured after every epoch, under the name of its result.
package enum EpochMetric: String, Hashable, Sendable, CaseIterable {
  case trainLoss = "train.loss"
  case trainAccuracy = "train.accuracy"
  case validationLoss = "validation.loss"
  case validationAccuracy = "validation.accuracy"
  case testLoss = "test.loss"
  case testAccuracy = "test.accuracy"

  /// Accuracies are shares 0…1, and the higher the better; losses are neither.
  var isAccuracy: Bool {
    switch self {
    case .trainAccuracy, .validationAccuracy, .testAccuracy: true
    case .trainLoss, .validationLoss, .testLoss: false
    }
  }
}

extension EpochResult {
  subscript(metric: EpochMetric) -> Double? {
    switch metric {
    case .trainLoss: trainLoss
    case .trainAccuracy: trainAccuracy
    case .validationLoss: validationLoss
    case .validationAccuracy: validationAccuracy
    case .testLoss: testLoss
    case .testAccuracy: testAccuracy
    }
  }
}
