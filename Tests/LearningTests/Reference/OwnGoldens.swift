import Foundation
import Testing

@testable import Learning

/// The small goldens of this repository, in the form of `golden/training`: made by the definitions in double precision.
///
/// `CYCLOPEDIA_WRITE_GOLDENS=1 swift test --filter OwnGoldens` writes them anew.
@Suite struct OwnGoldens {
  static let isAsked = ProcessInfo.processInfo.environment["CYCLOPEDIA_WRITE_GOLDENS"] == "1"

  static let cases = """
    [
      {"name": "own-cifar-resnet-8", "model": "cifar-resnet",
       "settings": {"depth": 8, "width": 2, "shortcut": "projection"}, "parameters": 0, "batch": 3, "size": 12,
       "lr": [0.02, 0.05], "momentum": 0.9, "nesterov": false, "weight_decay": 0.0001},
      {"name": "own-resnet9", "model": "resnet9", "settings": {"width": 2, "head_bias": false, "logit_scale": 0.125},
       "parameters": 0, "batch": 2, "size": 32, "lr": [0.1], "momentum": 0.85, "nesterov": true,
       "weight_decay": 0.0005, "label_smoothing": 0.2}
    ]
    """

  @Test(.enabled(if: isAsked, "only where CYCLOPEDIA_WRITE_GOLDENS=1 asks for it")) func write() throws {
    #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI compares, it does not write")
    let folder = Goldens.own.appending(path: "training")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard var list = try JSONSerialization.jsonObject(with: Data(OwnGoldens.cases.utf8)) as? [[String: Any]] else {
      Issue.record("the cases are no list")
      return
    }
    let goldens = try decoder.decode([Training.Case].self, from: Data(OwnGoldens.cases.utf8))
    for (index, golden) in goldens.enumerated() {
      let (tensors, seed, parameters) = try steady(golden)
      try Safetensors.bytes(of: tensors).write(to: folder.appending(path: "\(golden.name).safetensors"))
      list[index]["seed"] = seed
      list[index]["parameters"] = parameters
    }
    let object: [String: Any] = ["source": "the definitions of this repository's tests, float64", "cases": list]
    try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
      .write(to: folder.appending(path: "cases.json"))
  }

  typealias Training = GoldenTraining

  /// The first seed whose gradients do not hang on rounding: one weight in a million moved changes little.
  private func steady(_ golden: Training.Case) throws -> ([String: Tensor], Int, Int) {
    for seed in 1..<200 {
      let plain = try run(golden, seed: seed, noise: 0)
      let moved = try run(golden, seed: seed, noise: 1e-6)
      let isSteady = plain.allSatisfy { name, tensor in
        guard name.hasPrefix("gradient") || name == "logits" else { return true }
        return relativeError(moved[name]?.values ?? [], tensor.values.map(Double.init)) < 2e-5
      }
      guard isSteady else { continue }
      let counts = plain.filter { $0.key.hasPrefix("momentum0/") }.map(\.value.values.count)
      return (plain, seed, counts.reduce(0, +))
    }
    throw LearningError("write goldens", "\(golden.name) has no steady seed")
  }

  private func run(_ golden: Training.Case, seed: Int, noise: Double) throws -> [String: Tensor] {
    let network = try Network(
      golden.layer, input: .init(height: golden.size, width: golden.size), precision: .float32, threads: 1,
      seed: UInt64(seed))
    let start = network.weights.tensors(.weights)
    let shapes = start.mapValues(\.shape)
    var momentum = network.weights.tensors(.momentum).mapValues { $0.values.map(Double.init) }
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
