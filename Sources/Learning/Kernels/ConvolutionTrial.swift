/// One pass of a convolution on made-up numbers, compared with the definition.
package struct ConvolutionTrial {
  var kind: ConvolutionClass
  var batch: Int
  var threads: Int

  /// The largest difference from the definition that is taken for rounding, as a share of the largest result.
  ///
  /// Sums of float32 are off by some roundings of 2⁻²⁴, which F(4×4, 3×3) multiplies; a bf16 in memory is off by 2⁻⁹
  /// of itself, and Winograd's transforms round to bf16 once more.
  package static func bound(
    _ algorithm: ConvolutionAlgorithm, _ precision: Precision, _ part: StepPart
  ) -> Double {
    switch (precision, algorithm) {
    case (.bfloat16, .winograd): 0.03
    case (.bfloat16, .winograd4): 0.12
    case (.bfloat16, _): part == .backwardWeights ? 1e-5 : 0.006
    case (_, .winograd4): 3e-5
    default: 1e-5
    }
  }

  /// What is done to the results before they are looked at, for tests of the check itself.
  typealias Sabotage = @Sendable (ConvolutionAlgorithm, StepPart, TrialBuffers) -> Void

  /// Runs a pass and compares up to `most` of its results.
  ///
  /// - Parameter filling: what scratch memory and results hold beforehand.
  /// - Returns: `writes behind its source`, `is off by 0.3 of its results`; nil where it is right.
  func fault(
    of algorithm: ConvolutionAlgorithm, _ part: StepPart, filling: GuardedBuffer.Filling = .nan, seed: UInt64 = 1,
    most: Int, sabotage: Sabotage? = nil
  ) throws(LearningError) -> String? {
    let buffers = TrialBuffers(self, part: part, filling: filling, seed: seed)
    var algorithms = ConvolutionAlgorithms(all: .plain)
    algorithms[part] = algorithm
    let kernels = try ConvolutionKernels(kind, algorithms)
    if part != .backwardWeights { try kernels.pack(part, buffers.weights.floats, version: 0) }
    let scratch = GuardedBuffer(bytes: kernels.scratch(part, batch: batch, threads: threads), filling: filling)
    kernels.run(part, batch: batch, buffers.operands(scratch: scratch))
    sabotage?(algorithm, part, buffers)
    for (name, buffer) in buffers.all + [("scratch memory", scratch)] where !buffer.isIntact {
      return "writes behind its \(name)"
    }
    let error = buffers.error(most: most)
    guard error > Self.bound(algorithm, kind.precision, part) else { return nil }
    return "is off by \(error.isFinite ? "\(Float(error))" : "infinitely much") of its results"
  }
}
