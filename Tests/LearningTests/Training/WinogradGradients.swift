import Foundation
import Synchronization
import Testing

@testable import Learning

/// Gradients by Winograd against those in double precision, beside what direct convolution makes of them.
@Suite(.serialized) struct WinogradGradients {
  /// Direct convolution may be right to the last bit by luck; then Winograd is measured against this: 4 ulp.
  static let floor = 4 * 0x1p-23

  /// In double precision, once for every case.
  private static let references = Mutex<[String: [String: [Double]]]>([:])

  static func reference(_ golden: GoldenStep) throws -> [String: [Double]] {
    if let known = references.withLock({ $0[golden.name] }) { return known }
    let gradients = try GoldenTensors(golden).reference().gradients
    references.withLock { $0[golden.name] = gradients }
    return gradients
  }

  @Test(arguments: GoldenStep.all, InstructionSet.tested)
  func errorsAreFewTimesThoseOfDirectKernels(_ golden: GoldenStep, _ instructions: InstructionSet) throws {
    let expected = try Self.reference(golden)
    func gradients(_ algorithm: ConvolutionAlgorithm) throws -> [String: [Float]] {
      let network = try GoldenTraining.Kernels(instructions: instructions, algorithm: algorithm)
        .network(golden, .float32)
      return try GoldenTensors(golden).engine(network, step: 0).gradients.mapValues(\.values)
    }
    func worst(_ found: [String: [Float]]) -> Double {
      expected.map { relativeError(found[$0.key] ?? [], $0.value) }.max() ?? .infinity
    }
    let direct = worst(try gradients(.direct))
    for algorithm in [ConvolutionAlgorithm.winograd, .winograd4] {
      let found = try gradients(algorithm)
      let error = worst(found)
      let cosine = cosine(found.mapValues { $0.map(Double.init) }, expected)
      print(
        "gradients \(golden.name) \(instructions.rawValue) \(algorithm.rawValue): worst error \(error), direct \(direct),"
          + " ratio \(error / direct), 1 - cosine \(1 - cosine)")
      #expect(error <= 20 * max(direct, Self.floor), "\(algorithm.rawValue)")
      #expect(cosine >= 0.99999, "\(algorithm.rawValue)")
    }
  }
}
