import Foundation
import Synchronization
import Testing

@testable import Learning

/// The tensors of a case of `golden/training`: `state0/conv1.weight`, `gradient0/…`, `images` and so on.
struct GoldenTensors: Sendable {
  private let golden: GoldenStep
  let content: Safetensors.Content

  private static let read = Mutex<[String: GoldenTensors]>([:])

  /// Read once for all tests.
  init(_ golden: GoldenStep) throws {
    let path = golden.folder.appending(path: "training/\(golden.name).safetensors").path
    if let known = Self.read.withLock({ $0[path] }) {
      self = known
      return
    }
    (self.golden, content) = (golden, try Safetensors.read(path: path))
    let read = self
    Self.read.withLock { $0[path] = read }
  }

  func group(_ prefix: String) -> [String: Tensor] {
    var found: [String: Tensor] = [:]
    for (name, tensor) in content.tensors where name.hasPrefix(prefix + "/") {
      found[String(name.dropFirst(prefix.count + 1))] = tensor
    }
    return found
  }

  /// Before a step. It is zeros where a file leaves it out at the start.
  func momentum(_ step: Int) -> [String: Tensor] {
    let found = group("momentum\(step)")
    return found.isEmpty && step == 0 ? group("momentum1").mapValues { .zeros($0.shape) } : found
  }

  func images(_ step: Int) throws -> [Float] {
    let all = try #require(content.tensors["images"])
    let size = all.values.count / all.shape[0]
    return Array(all.values[step * size..<(step + 1) * size])
  }

  func labels(_ step: Int) throws -> [Int] {
    let all = try #require(content.integers["labels"] ?? content.tensors["labels"]?.values.map { Int($0) })
    return Array(all[step * golden.batch..<(step + 1) * golden.batch])
  }

  func loss(_ step: Int) throws -> Double { Double(try #require(content.tensors["losses"]).values[step]) }

  /// A step by the engine, from the state that is given for it.
  func engine(_ network: Network, step: Int) throws -> EngineStep {
    try EngineStep(
      network, images: images(step), labels: labels(step), weights: group("state\(step)"), momentum: momentum(step),
      smoothing: golden.labelSmoothing ?? 0, sgd: golden.sgd(step), learningRate: golden.lr[step])
  }

  /// The first step by the definitions.
  func reference() throws -> ReferenceStep {
    ReferenceStep(
      golden.layer, images: Volume(golden.batch, 3, golden.size, golden.size, try images(0).map(Double.init)),
      labels: try labels(0), weights: group("state0").mapValues { $0.values.map(Double.init) },
      momentum: momentum(0).mapValues { $0.values.map(Double.init) }, smoothing: golden.labelSmoothing ?? 0,
      sgd: golden.sgd(0), learningRate: golden.lr[0])
  }
}
