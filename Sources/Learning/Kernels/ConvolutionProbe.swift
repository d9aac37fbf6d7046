/// One convolution by chosen algorithms, outside any network: for measuring, and for tests against the definition.
///
/// Values come and go as float32, N,H,W,C; the kernels see them in the class' own precision. Used on one thread.
package final class ConvolutionProbe {
  package let kind: ConvolutionClass
  package let batch: Int
  private let kernels: ConvolutionKernels
  private let context: KernelContext
  private let source: AlignedBuffer
  private let destination: AlignedBuffer
  private let scratch: AlignedBuffer
  private let weights: AlignedBuffer
  private let gradient: AlignedBuffer

  /// - Throws: where an algorithm is not offered.
  package init(
    _ kind: ConvolutionClass, batch: Int, algorithms: ConvolutionAlgorithms, threads: Int
  ) throws(LearningError) {
    precondition(!kind.hasBias, "a probe has no bias")
    (self.kind, self.batch) = (kind, batch)
    kernels = try ConvolutionKernels(kind, algorithms)
    context = try KernelContext(threads: threads, instructions: kind.instructions)
    source = AlignedBuffer(batch * kind.height * kind.width * kind.inChannels)
    destination = AlignedBuffer(batch * kind.outHeight * kind.outWidth * kind.outChannels)
    var bytes = 0
    for part in StepPart.allCases { bytes = max(bytes, kernels.scratch(part, batch: batch, threads: threads)) }
    scratch = AlignedBuffer(bytes / 4 + 1)
    weights = AlignedBuffer(kind.outChannels * kind.inChannels * kind.kernel * kind.kernel)
    gradient = AlignedBuffer(weights.count)
    try setWeights(Array(repeating: 0, count: weights.count))
  }

  /// Floating-point operations of one pass by the definition.
  package var work: Double {
    2 * Double(destination.count) * Double(kind.inChannels * kind.kernel * kind.kernel)
  }

  package func run(_ part: StepPart) {
    context.use()
    kernels.run(
      part, batch: batch,
      ConvolutionKernels.Operands(
        source: source.start, destination: destination.start, scratch: scratch.start, weightGradient: gradient.start))
  }

  private var version = 0

  /// [O,I,K,K]
  package func setWeights(_ values: [Float]) throws(LearningError) {
    context.use()
    fill(weights, values, as: .float32)
    version += 1
    try kernels.pack(.forward, weights.start, version: version)
    try kernels.pack(.backwardData, weights.start, version: version)
  }

  package func setSource(_ values: [Float]) { fill(source, values, as: kind.precision) }
  package func setDestination(_ values: [Float]) { fill(destination, values, as: kind.precision) }
  package var sourceValues: [Float] { values(source, as: kind.precision) }
  package var destinationValues: [Float] { values(destination, as: kind.precision) }
  package var weightGradient: [Float] { values(gradient, as: .float32) }

  private func fill(_ block: AlignedBuffer, _ values: [Float], as precision: Precision) {
    precondition(values.count == block.count, "\(values.count) values for \(block.count)")
    guard precision == .bfloat16 else {
      for (i, value) in values.enumerated() { block.start[i] = value }
      return
    }
    UnsafeMutableRawPointer(block.start).withMemoryRebound(to: UInt16.self, capacity: values.count) { start in
      for (i, value) in values.enumerated() { start[i] = value.bfloat16 }
    }
  }

  private func values(_ block: AlignedBuffer, as precision: Precision) -> [Float] {
    guard precision == .bfloat16 else { return (0..<block.count).map { block.start[$0] } }
    return UnsafeMutableRawPointer(block.start).withMemoryRebound(to: UInt16.self, capacity: block.count) { start in
      (0..<block.count).map { Float(bitPattern: UInt32(start[$0]) << 16) }
    }
  }
}

extension Float {
  /// Rounded to the nearest bf16, to even at ties; finite numbers only.
  package var bfloat16: UInt16 { UInt16((bitPattern + 0x7FFF + (bitPattern >> 16 & 1)) >> 16) }
}
