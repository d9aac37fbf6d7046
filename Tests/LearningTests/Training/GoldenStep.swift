import Foundation
import Synchronization
import Testing

@testable import Learning

/// One case of `golden/training`: a network, and how it was trained for some steps.
struct GoldenStep: Decodable, Sendable, CustomTestStringConvertible {
  struct Settings: Decodable, Sendable {
    var width: Int?
    var depth: Int?
    var classes: Int?
    var shortcut: String?
    var headBias: Bool?
    var logitScale: Double?
  }

  enum Momentum: Decodable {
    case one(Double)
    case each([Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Double.self) {
        self = .one(value)
      } else {
        self = .each(try container.decode([Double].self))
      }
    }

    func value(_ step: Int) -> Double {
      switch self {
      case .one(let value): value
      case .each(let values): values[step]
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case name, model, settings, batch, size, lr, momentum, nesterov, weightDecay, labelSmoothing, parameters
  }

  var name: String
  var model: String
  var settings: Settings
  var batch: Int
  var size: Int
  var lr: [Double]
  var momentum: Momentum
  var nesterov: Bool
  var weightDecay: Double
  var labelSmoothing: Double?
  var parameters: Int
  /// Where it was read.
  var folder = Goldens.own

  var testDescription: String { name }

  var layer: Layer {
    switch model {
    case "resnet9":
      ResNet9(width: settings.width ?? 64, headBias: settings.headBias ?? true, logitScale: settings.logitScale ?? 1)
        .layer(classes: settings.classes ?? 10)
    case "cifar-resnet":
      CifarResNet(
        depth: settings.depth ?? 56, width: settings.width ?? 16,
        shortcut: settings.shortcut == "projection" ? .projection : .identity
      ).layer(classes: settings.classes ?? 10)
    default: ResNet18(width: settings.width ?? 64).layer(classes: settings.classes ?? 1000)
    }
  }

  func sgd(_ step: Int) -> SGD { SGD(momentum: momentum.value(step), nesterov: nesterov, weightDecay: weightDecay) }
}

extension GoldenStep {
  private struct List: Decodable { var cases: [GoldenStep] }

  static func decode(_ bytes: Data, from folder: URL) throws -> [GoldenStep] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(List.self, from: bytes).cases.map { golden in
      var golden = golden
      golden.folder = folder
      return golden
    }
  }

  static func read(_ folder: URL) throws -> [GoldenStep] {
    try decode(Data(contentsOf: folder.appending(path: "training/cases.json")), from: folder)
  }

  /// Of all folders.
  static let all: [GoldenStep] = Goldens.folders.flatMap { (try? read($0)) ?? [] }
}
