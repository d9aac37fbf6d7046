import Foundation
import Testing

@testable import Learning

/// The small goldens of this repository, in the form of `golden/training`: made by the definitions in double precision.
///
/// `CYCLOPEDIA_WRITE_GOLDENS=1 swift test --filter OwnGoldens` writes them anew.
@Suite struct OwnGoldens {
  static let isAsked = ProcessInfo.processInfo.environment["CYCLOPEDIA_WRITE_GOLDENS"] == "1"

  static let cases = """
    {"cases": [
      {"name": "own-cifar-resnet-8", "model": "cifar-resnet",
       "settings": {"depth": 8, "width": 2, "shortcut": "projection"}, "parameters": 0, "batch": 3, "size": 12,
       "lr": [0.02, 0.05], "momentum": 0.9, "nesterov": false, "weight_decay": 0.0001},
      {"name": "own-resnet9", "model": "resnet9", "settings": {"width": 2, "head_bias": false, "logit_scale": 0.125},
       "parameters": 0, "batch": 2, "size": 32, "lr": [0.1], "momentum": 0.85, "nesterov": true,
       "weight_decay": 0.0005, "label_smoothing": 0.2},
      {"name": "own-resnet18-2", "model": "resnet18", "settings": {"width": 2, "classes": 3}, "parameters": 0,
       "batch": 3, "size": 33, "lr": [0.05], "momentum": 0.9, "nesterov": true, "weight_decay": 0.0005},
      {"name": "own-cifar-resnet-8-3", "model": "cifar-resnet",
       "settings": {"depth": 8, "width": 3, "shortcut": "projection", "classes": 5}, "parameters": 0, "batch": 4,
       "size": 8, "lr": [0.03], "momentum": 0.9, "nesterov": false, "weight_decay": 0.0001, "label_smoothing": 0.1}
    ]}
    """

  @Test(.enabled(if: isAsked, "only where CYCLOPEDIA_WRITE_GOLDENS=1 asks for it")) func write() throws {
    #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI compares, it does not write")
    let folder = Goldens.own.appending(path: "training")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = Data(OwnGoldens.cases.utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: text) as? [String: [[String: Any]]])
    var list = try #require(object["cases"])
    let goldens = try GoldenStep.decode(text, from: Goldens.own)
    for (index, golden) in goldens.enumerated() {
      let (tensors, seed, parameters) = try steady(golden)
      // Momentum begins at zero, which need not be kept.
      let kept = tensors.filter { !$0.key.hasPrefix("momentum0/") }
      try Safetensors.bytes(of: kept).write(to: folder.appending(path: "\(golden.name).safetensors"))
      list[index]["seed"] = seed
      list[index]["parameters"] = parameters
    }
    let written: [String: Any] = ["source": "the definitions of this repository's tests, float64", "cases": list]
    try JSONSerialization.data(withJSONObject: written, options: [.prettyPrinted, .sortedKeys])
      .write(to: folder.appending(path: "cases.json"))
  }

  /// The first seed whose gradients do not hang on rounding: pictures that are moved by a millionth or ten
  /// move them by twenty times that at most.
  private func steady(_ golden: GoldenStep) throws -> ([String: Tensor], Int, Int) {
    for seed in 1..<200 {
      let plain = try run(golden, seed: seed, noise: 0)
      let isSteady = try [1e-6, 1e-5].allSatisfy { noise in
        let moved = try run(golden, seed: seed, noise: noise)
        return plain.allSatisfy { name, tensor in
          guard name.hasPrefix("gradient") || name == "logits" else { return true }
          return relativeError(moved[name]?.values ?? [], tensor.values.map(Double.init)) < 20 * noise
        }
      }
      guard isSteady else { continue }
      let counts = plain.filter { $0.key.hasPrefix("momentum0/") }.map(\.value.values.count)
      return (plain, seed, counts.reduce(0, +))
    }
    throw LearningError("write goldens", "\(golden.name) has no steady seed")
  }

  private func run(_ golden: GoldenStep, seed: Int, noise: Double) throws -> [String: Tensor] {
    let network = try Network(
      golden.layer, input: .init(channels: 3, height: golden.size, width: golden.size), precision: .float32, threads: 1,
      seed: UInt64(seed))
    let start = network.weights.tensors(.weights)
    let shapes = start.mapValues(\.shape)
    var momentum = try network.weights.momentum().mapValues { $0.values.map(Double.init) }
    var weights = start.mapValues { $0.values.map(Double.init) }
    var stream = RandomStream(seed: UInt64(seed), name: "pictures")
    var disturbance = RandomStream(seed: UInt64(seed), name: "noise")
    var (images, labels, losses): ([Float], [Int], [Double]) = ([], [], [])
    var tensors: [String: Tensor] = [:]
    func keep(_ prefix: String, _ values: [String: [Double]]) {
      for (name, values) in values {
        tensors["\(prefix)/\(name)"] = Tensor(shape: shapes[name] ?? [], values: values.map { Float($0) })
      }
    }
    func volume(_ step: Int) -> Volume {
      let size = golden.batch * 3 * golden.size * golden.size
      let part = images[step * size..<(step + 1) * size].map { Double($0) * (1 + noise * disturbance.uniform(-1, 1)) }
      return Volume(golden.batch, 3, golden.size, golden.size, part)
    }
    let classes = golden.settings.classes ?? 10
    for step in golden.lr.indices {
      keep("state\(step)", weights)
      keep("momentum\(step)", momentum)
      // The next step starts from what the file says, in float32.
      weights = weights.mapValues { $0.map { Double(Float($0)) } }
      momentum = momentum.mapValues { $0.map { Double(Float($0)) } }
      images += (0..<golden.batch * 3 * golden.size * golden.size).map { _ in Float(stream.uniform(-2, 2)) }
      labels += (0..<golden.batch).map { _ in stream.below(classes) }
      let result = ReferenceStep(
        golden.layer, images: volume(step), labels: Array(labels.suffix(golden.batch)), weights: weights,
        momentum: momentum, smoothing: golden.labelSmoothing ?? 0, sgd: golden.sgd(step), learningRate: golden.lr[step])
      keep("gradient\(step)", result.gradients)
      losses.append(result.loss)
      (weights, momentum) = (result.weights, result.momentum)
    }
    keep("state\(golden.lr.count)", weights)
    keep("momentum\(golden.lr.count)", momentum)
    weights = weights.mapValues { $0.map { Double(Float($0)) } }
    let (logits, _) = ReferenceNetwork(weights: weights, training: false).run(golden.layer, volume(golden.lr.count - 1))
    tensors["logits"] = Tensor(shape: [golden.batch, classes], values: logits.values.map { Float($0) })
    tensors["images"] = Tensor(shape: [golden.lr.count, golden.batch, 3, golden.size, golden.size], values: images)
    tensors["labels"] = Tensor(shape: [golden.lr.count, golden.batch], values: labels.map { Float($0) })
    tensors["losses"] = Tensor(shape: [losses.count], values: losses.map { Float($0) })
    return tensors
  }
}
