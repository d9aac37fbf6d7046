import Foundation
import Testing

@testable import Learning

/// Every step of every case of `golden/optimizers.json`, computed by PyTorch in float32.
@Suite(.serialized) struct GoldenOptimizers {
  struct List: Decodable { var cases: [Case] }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Settings: Decodable, Sendable {
      var eps: Double
      var weightDecay: Double
      private enum CodingKeys: String, CodingKey {
        case eps
        case weightDecay = "weight_decay"
      }
    }
    var name: String
    var kind: String
    var settings: Settings
    var lr: [Double]
    /// By step.
    var betas: [[Double]]
    var start: [Float]
    /// By step, before it and after it.
    var gradients: [[Float]]
    var weights: [[Double]]
    var testDescription: String { name }

    var optimizer: Optimizer? {
      let moments = AdamMoments(betas: betas[0], eps: settings.eps)
      return switch kind {
      case "Adam": Optimizer(Adam(moments, weightDecay: settings.weightDecay))
      case "AdamW": Optimizer(AdamW(moments, weightDecay: settings.weightDecay))
      default: nil
      }
    }
  }

  static func read(_ folder: URL) throws -> [Case] {
    try JSONDecoder().decode(List.self, from: Data(contentsOf: folder.appending(path: "optimizers.json"))).cases
  }

  static let all: [Case] = Goldens.folders.flatMap { (try? read($0)) ?? [] }

  @Test(arguments: Goldens.folders) func hasCases(_ folder: URL) throws {
    #expect(!(try GoldenOptimizers.read(folder).isEmpty), "no cases in \(folder.path)/optimizers.json")
  }

  @Test(arguments: all) func everyStep(_ golden: Case) throws {
    let optimizer = try #require(golden.optimizer, "\(golden.kind) is no optimizer of Cyclopedia's")
    let weights = Weights()
    let weight = LayerWeight("w", [golden.start.count], .zero)
    try weights.add(LayerPart(path: "a", output: .row(1), weights: [weight]))
    let entry = weights["a.w"]
    try weights.allocate()
    try weights.prepare(for: optimizer)
    weights.value(entry).update(from: golden.start, count: golden.start.count)
    var worst = 0.0
    for step in golden.lr.indices {
      weights.gradient(entry).update(from: golden.gradients[step], count: golden.start.count)
      #expect(weights.update(with: optimizer, learningRate: golden.lr[step], momentum: golden.betas[step][0]))
      let now = Array(UnsafeBufferPointer(start: weights.value(entry), count: golden.start.count))
      worst = max(worst, relativeError(now, golden.weights[step]))
    }
    print("golden optimizer \(golden.name): worst error \(worst)")
    #expect(worst <= 1e-6 && golden.weights.count == golden.lr.count)
  }
}
