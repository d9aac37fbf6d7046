import Experiments
import Foundation

extension MadeResults {
  /// Test pictures that are classified rightly, of twenty, by seed.
  package static let right = [
    "base": [10, 12, 14], "other": [12, 13, 18], "twice": [15], "far": [12, 13, 18],
    "rates(0.01)": [10, 12, 14], "rates(2e-2)": [14, 12, 16], "rates(3)": [8, 8, 8],
  ]

  static func finder(_ lowest: Double?) -> [String: Any] {
    let rates = (0..<100).map { 1e-4 * pow(1e5, Double($0) / 99) }
    // A valley in the logarithm of the rate, or a plain.
    let losses = rates.map { rate in
      lowest.map { low in rate < low ? min(2.3, 1 + 0.4 * log10(low / rate)) : 1 + log10(rate / low) } ?? 2.3
    }
    return ["steps": steps(rates, losses), "epochs": [Any]()]
  }

  /// - Parameter right: test pictures that are classified rightly.
  static func training(right: Int) -> [String: Any] {
    let truth = (0..<20).map { $0 / 2 }
    let predictions = truth.enumerated().map { $0.offset < right ? $0.element : ($0.element + 1) % 10 }
    let test: [String: Any] = [
      "pictures": truth.count, "truth": PackedColumn.text(of: truth, differences: 0),
      "predictions": PackedColumn.text(of: predictions, differences: 0), "loss": losses[2],
      "confidences": PackedColumn.text(of: truth.map { _ in Float(0) }, differences: 0),
    ]
    let epochs: [[String: Any]] = losses.enumerated().map { epoch, loss in
      // The last epoch is not the best one.
      let accuracy = Double(right + [-4, 1, 0][epoch]) / 20
      return [
        "epoch": epoch + 1, "step": 2 * (epoch + 1), "train-loss": 2 * loss, "train-accuracy": accuracy / 2,
        "test-loss": loss, "test-accuracy": accuracy, "validation-loss": 3 * loss,
        "validation-accuracy": accuracy / 4,
      ]
    }
    let rates = [0.05, 0.0625, 0.05, 0.05, 0.05, 0.05]
    return ["steps": steps(rates, rates), "epochs": epochs, "test": test]
  }

  private static func steps(_ rates: [Double], _ losses: [Double]) -> [String: Any] {
    [
      "count": rates.count, "learning-rate": PackedColumn.text(of: rates, differences: PackedColumn.differences),
      "loss": PackedColumn.text(of: losses, differences: 0),
      "correct": PackedColumn.text(of: rates.map { _ in 8 }, differences: 0),
      "images": PackedColumn.text(of: rates.map { _ in 32 }, differences: 0),
    ]
  }

  static func record(_ plan: RunPlan, _ made: [String: Any]) throws -> RunRecord {
    var values: [String: Any] = [
      "key": "key", "plan": try JSONSerialization.jsonObject(with: try CanonicalJSON.data(plan)),
      "outcome": ["finished": [String: Any]()], "input": [32, 32], "parameters": 1_234_567, "steps-per-epoch": 2,
      "samples": [Any](), "mistakes": [Any](),
      "data": [
        "name": "shapes", "fingerprint": "f", "classes": (0..<10).map { "class\($0)" }, "training-pictures": 64,
        "test-pictures": 20,
      ] as [String: Any],
      "timing": ["training": [1.0, 2.0, 200.0], "testing": 5, "finished": "2026-01-02T03:04:05Z"] as [String: Any],
      "provenance": [
        "numerics": 1, "precision": "f32", "threads": 1, "library": "none", "processor": "none",
        "instructions": "plain", "kernels": [String: Any](),
      ] as [String: Any],
    ]
    values.merge(made) { $1 }
    return try CanonicalJSON.value(RunRecord.self, from: try JSONSerialization.data(withJSONObject: values))
  }
}
