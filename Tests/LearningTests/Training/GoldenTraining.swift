import Foundation
import Testing

@testable import Learning

/// Every step of every case of `golden/training`, computed by PyTorch, from the state given for it.
@Suite(.serialized) struct GoldenTraining {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
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

    var testDescription: String { name }

    var layer: Layer {
      switch model {
      case "resnet9":
        ResNet9(
          width: settings.width ?? 64, headBias: settings.headBias ?? true, logitScale: settings.logitScale ?? 1
        ).layer(classes: settings.classes ?? 10)
      case "cifar-resnet":
        CifarResNet(
          depth: settings.depth ?? 56, width: settings.width ?? 16,
          shortcut: settings.shortcut == "projection" ? .projection : .identity
        ).layer(classes: settings.classes ?? 10)
      default: ResNet18(width: settings.width ?? 64).layer(classes: settings.classes ?? 1000)
      }
    }

    func sgd(_ step: Int) -> SGD {
      SGD(momentum: momentum.value(step), nesterov: nesterov, weightDecay: weightDecay)
    }

    func network(_ precision: Precision) throws -> Network {
      try Network(layer, input: .init(height: size, width: size), precision: precision, threads: 2, seed: 1)
    }
  }

  struct List: Decodable { var cases: [Case] }

  /// A case with its tensors.
  struct Loaded {
    let content: Safetensors.Content

    func group(_ prefix: String) -> [String: Tensor] {
      var found: [String: Tensor] = [:]
      for (name, tensor) in content.tensors where name.hasPrefix(prefix + "/") {
        found[String(name.dropFirst(prefix.count + 1))] = tensor
      }
      return found
    }

    func images(_ step: Int) throws -> [Float] {
      let all = try #require(content.tensors["images"])
      let size = all.values.count / all.shape[0]
      return Array(all.values[step * size..<(step + 1) * size])
    }

    func labels(_ step: Int, _ batch: Int) throws -> [Int] {
      let all = try #require(content.integers["labels"] ?? content.tensors["labels"]?.values.map { Int($0) })
      return Array(all[step * batch..<(step + 1) * batch])
    }
  }

  static let cases: [Case] = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let bytes = try? Data(contentsOf: Goldens.folder.appending(path: "training/cases.json")),
      let list = try? decoder.decode(List.self, from: bytes)
    else { return [] }
    return list.cases
  }()

  static func load(_ name: String) throws -> Loaded {
    Loaded(content: try Safetensors.read(path: Goldens.folder.appending(path: "training/\(name).safetensors").path))
  }

  @Test func hasCases() { #expect(!GoldenTraining.cases.isEmpty, "no cases in \(Goldens.folder.path)/training") }

  @Test(arguments: cases) func float32(_ golden: Case) throws {
    let loaded = try GoldenTraining.load(golden.name)
    let network = try golden.network(.float32)
    #expect(network.weights.parameterCount == golden.parameters)
    var worst: [String: Double] = [:]
    func compare(_ kind: String, _ found: [String: Tensor], _ expected: [String: Tensor]) {
      #expect(!expected.isEmpty && Set(found.keys) == Set(expected.keys), "\(golden.name): names of the \(kind)")
      for (name, tensor) in expected {
        worst[kind] = max(worst[kind] ?? 0, relativeError(found[name]?.values ?? [], tensor.values.map(Double.init)))
      }
    }
    let losses = try #require(loaded.content.tensors["losses"]).values
    #expect(losses.count == golden.lr.count)
    for step in golden.lr.indices {
      let found = try EngineStep(
        network, images: loaded.images(step), labels: loaded.labels(step, golden.batch),
        weights: loaded.group("state\(step)"), momentum: loaded.group("momentum\(step)"),
        smoothing: golden.labelSmoothing ?? 0, sgd: golden.sgd(step), learningRate: golden.lr[step])
      let expected = Double(losses[step])
      worst["loss"] = max(worst["loss"] ?? 0, abs(found.loss - expected) / abs(expected))
      compare("gradients", found.gradients, loaded.group("gradient\(step)"))
      compare("values", found.weights, loaded.group("state\(step + 1)"))
      compare("momentum", found.momentum, loaded.group("momentum\(step + 1)"))
    }
    // The logits belong to the reference's own last state.
    try network.weights.load(loaded.group("state\(golden.lr.count)"), into: .weights)
    let program = try network.program(batch: golden.batch, keepsGradients: false)
    let logits = try program.forward(loaded.images(golden.lr.count - 1), training: false)
    let expected = try #require(loaded.content.tensors["logits"]).values.map(Double.init)
    worst["logits"] = relativeError(
      Array(UnsafeBufferPointer(start: logits, count: golden.batch * program.classes)), expected)
    for (kind, error) in worst.sorted(by: { $0.key < $1.key }) {
      print("golden training \(golden.name) f32 \(kind): worst error \(error)")
      #expect(error <= (kind == "loss" ? 1e-5 : 1e-4), "\(golden.name) \(kind)")
    }
    #expect(worst.count == 5)
  }

  @Test(.enabled(if: Precision.hasBFloat16, "this processor has no bf16"), arguments: cases)
  func bfloat16FirstStep(_ golden: Case) throws {
    let loaded = try GoldenTraining.load(golden.name)
    let found = try EngineStep(
      golden.network(.bfloat16), images: loaded.images(0), labels: loaded.labels(0, golden.batch),
      weights: loaded.group("state0"), momentum: loaded.group("momentum0"), smoothing: golden.labelSmoothing ?? 0,
      sgd: golden.sgd(0), learningRate: golden.lr[0])
    let expected = Double(try #require(loaded.content.tensors["losses"]).values[0])
    var (product, own, other) = (0.0, 0.0, 0.0)
    for (name, tensor) in loaded.group("gradient0") {
      for (a, b) in zip(found.gradients[name]?.values ?? [], tensor.values) {
        product += Double(a) * Double(b)
        own += Double(a) * Double(a)
        other += Double(b) * Double(b)
      }
    }
    let cosine = product / (own * other).squareRoot()
    let error = abs(found.loss - expected) / expected
    print("golden training \(golden.name) bf16: loss error \(error), gradient cosine \(cosine)")
    #expect(error <= 0.01)
    #expect(cosine >= 0.9)
  }
}
