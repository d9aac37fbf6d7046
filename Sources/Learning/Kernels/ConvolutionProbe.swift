internal import COneDNN

/// One convolution by chosen algorithms, outside any network: for measuring, and for tests against the definition.
///
/// Values come and go as float32, N,H,W,C; the kernels see them in the class' own precision. Used on one thread.
package final class ConvolutionProbe {
  package let kind: ConvolutionClass
  package let batch: Int
  private let context: KernelContext
  private let handle: OpaquePointer
  private let source: FloatBlock
  private let destination: FloatBlock
  private let scratch: FloatBlock
  private let weights: FloatBlock
  private let gradient: FloatBlock

  /// - Throws: where an algorithm is not offered.
  package init(
    _ kind: ConvolutionClass, batch: Int, algorithms: ConvolutionAlgorithms, threads: Int
  ) throws(LearningError) {
    precondition(!kind.hasBias, "a probe has no bias")
    context = try KernelContext(threads: threads)
    var shape = CycConvolutionShape(kind, batch: batch)
    (shape.needs_gradient, shape.needs_input_gradient) = (1, 1)
    shape.algorithms = (algorithms.forward.code, algorithms.backwardData.code, algorithms.backwardWeights.code)
    var handle: OpaquePointer?
    let status = cyc_convolution_create(&handle, context.handle, &shape)
    guard status == 0, let handle else {
      throw LearningError("make a convolution", "\(algorithms) is not offered for \(kind): status \(status)")
    }
    (self.kind, self.batch, self.handle) = (kind, batch, handle)
    source = FloatBlock(batch * kind.height * kind.width * kind.inChannels)
    destination = FloatBlock(batch * kind.outHeight * kind.outWidth * kind.outChannels)
    scratch = FloatBlock(Int(cyc_convolution_scratch(handle)) / 4 + 1)
    weights = FloatBlock(kind.outChannels * kind.inChannels * kind.kernel * kind.kernel)
    gradient = FloatBlock(weights.count)
  }

  deinit { cyc_convolution_destroy(handle) }

  /// Floating-point operations of one pass by the definition.
  package var work: Double {
    2 * Double(destination.count) * Double(kind.inChannels * kind.kernel * kind.kernel)
  }

  package func run(_ part: StepPart) throws(LearningError) {
    let status =
      switch part {
      case .forward: cyc_convolution_forward(handle, source.start, nil, destination.start, scratch.start)
      case .backwardData: cyc_convolution_backward_data(handle, destination.start, source.start, scratch.start)
      case .backwardWeights:
        cyc_convolution_backward_weights(handle, source.start, destination.start, gradient.start, nil, scratch.start)
      }
    guard status == 0 else { throw LearningError("run \(kind)", status: status, for: part.rawValue) }
  }

  /// [O,I,K,K]
  package func setWeights(_ values: [Float]) throws(LearningError) {
    fill(weights, values, as: .float32)
    let status = cyc_convolution_set_weights(handle, weights.start)
    guard status == 0 else { throw LearningError("run \(kind)", status: status, for: "weights") }
  }

  package func setSource(_ values: [Float]) { fill(source, values, as: kind.precision) }
  package func setDestination(_ values: [Float]) { fill(destination, values, as: kind.precision) }
  package var sourceValues: [Float] { values(source, as: kind.precision) }
  package var destinationValues: [Float] { values(destination, as: kind.precision) }
  package var weightGradient: [Float] { values(gradient, as: .float32) }

  private func fill(_ block: FloatBlock, _ values: [Float], as precision: Precision) {
    precondition(values.count == block.count, "\(values.count) values for \(block.count)")
    guard precision == .bfloat16 else {
      for (i, value) in values.enumerated() { block.start[i] = value }
      return
    }
    UnsafeMutableRawPointer(block.start).withMemoryRebound(to: UInt16.self, capacity: values.count) { start in
      for (i, value) in values.enumerated() { start[i] = value.bfloat16 }
    }
  }

  private func values(_ block: FloatBlock, as precision: Precision) -> [Float] {
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
