import Settings
import Testing

@testable import Learning

/// One case of `golden/schedules.json`: settings under PyTorch's names, and the rates that PyTorch made of them.
struct GoldenCase: Decodable, Sendable, CustomTestStringConvertible {
  enum Value: Decodable, Sendable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case numbers([Double])
    case settings([String: Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let numbers = try? container.decode([Double].self) {
        self = .numbers(numbers)
      } else {
        self = .settings(try container.decode([String: Value].self))
      }
    }
  }

  enum CodingKeys: String, CodingKey {
    case name, kind, settings, lr, momentum, metrics
    case baseRate = "base_lr"
  }

  var name: String
  var kind: String
  var settings: [String: Value]
  var lr: [Double]
  var momentum: [Double]
  /// null is NaN.
  var metrics: [Double?]?
  var baseRate: Double

  var testDescription: String { name }

  /// What the metric was before a step; nil where there is none.
  func metric(before step: Int) -> Double? {
    guard let metrics, step > 0 else { return nil }
    return metrics[step - 1] ?? .nan
  }

  /// nil where the kind is no policy of ours.
  var schedule: Schedule? {
    let arguments = Arguments(values: settings, baseRate: baseRate)
    return switch kind {
    case "step": Schedule(arguments.step)
    case "multi-step": Schedule(arguments.multiStep)
    case "one-cycle": Schedule(arguments.oneCycle)
    case "cyclic": Schedule(arguments.cyclic)
    case "cosine": Schedule(arguments.cosine)
    case "cosine-restarts": Schedule(arguments.cosineRestarts)
    case "constant-warmup": Schedule(arguments.constantWarmUp)
    case "linear-warmup": Schedule(arguments.linearWarmUp)
    case "plateau": Schedule(arguments.plateau)
    case "joined": Schedule(arguments.joined)
    default: nil
    }
  }
}
