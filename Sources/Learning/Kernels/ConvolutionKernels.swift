internal import CKernels

/// The kernels of one convolution with its packed weights, for any batch.
final class ConvolutionKernels {
  let kind: ConvolutionClass
  let algorithms: ConvolutionAlgorithms
  private let handle: OpaquePointer
  /// Of the weights that each pass multiplies with; nil before the first.
  private var versions: [StepPart: Int] = [:]

  /// - Throws: where an algorithm is not offered, or there is not enough memory.
  init(_ kind: ConvolutionClass, _ algorithms: ConvolutionAlgorithms) throws(LearningError) {
    var shape = CycShape(kind)
    shape.algorithms = (algorithms.forward.code, algorithms.backwardData.code, algorithms.backwardWeights.code)
    var handle: OpaquePointer?
    let status = cyc_convolution_create(&handle, &shape)
    guard status == 0, let handle else {
      throw LearningError("make a convolution", status: status, for: "\(algorithms) for \(kind)")
    }
    (self.kind, self.algorithms, self.handle) = (kind, algorithms, handle)
  }

  deinit { cyc_convolution_destroy(handle) }

  /// Bytes of scratch memory for one pass.
  func scratch(_ part: StepPart, batch: Int, threads: Int) -> Int {
    Int(cyc_convolution_scratch(handle, part.code, Int64(batch), Int32(threads)))
  }

  /// Takes over weights [O,I,K,K] for forward or backward data, unless it has this version of them.
  func pack(_ part: StepPart, _ weights: UnsafePointer<Float>, version: Int) throws(LearningError) {
    guard versions[part] != version else { return }
    if versions[part] == nil {
      try MemoryBudget.check(Int(cyc_convolution_packed_bytes(handle, part.code)), for: "packed weights of \(kind)")
    }
    let status = cyc_convolution_pack(handle, part.code, weights)
    guard status == 0 else { throw LearningError("keep packed weights", status: status, for: "\(kind)") }
    versions[part] = version
  }

  /// One pass over a batch; see `CKernels.h` for what lies where.
  func run(_ part: StepPart, batch: Int, _ place: Operands) {
    let batch = Int64(batch)
    switch part {
    case .forward:
      cyc_convolution_forward(handle, batch, place.source, place.bias, place.destination, place.scratch)
    case .backwardData:
      cyc_convolution_backward_data(handle, batch, place.destination, place.source, place.scratch)
    case .backwardWeights:
      cyc_convolution_backward_weights(
        handle, batch, place.source, place.destination, place.weightGradient, place.biasGradient, place.scratch)
    }
  }

  /// Where a pass finds and leaves its numbers: N,H,W,C, backward the gradients of source and destination.
  struct Operands {
    var source: UnsafeMutableRawPointer
    var destination: UnsafeMutableRawPointer
    var scratch: UnsafeMutableRawPointer
    /// [O]
    var bias: UnsafePointer<Float>?
    /// [O,I,K,K] and [O]; written by the pass for the weights.
    var weightGradient: UnsafeMutablePointer<Float>?
    var biasGradient: UnsafeMutablePointer<Float>?
  }
}

extension StepPart {
  var code: CycPass {
    switch self {
    case .forward: CycForward
    case .backwardData: CycBackwardData
    case .backwardWeights: CycBackwardWeights
    }
  }
}

extension CycShape {
  init(_ shape: ConvolutionClass) {
    self.init()
    (height, width) = (Int64(shape.height), Int64(shape.width))
    (in_channels, out_channels) = (Int64(shape.inChannels), Int64(shape.outChannels))
    (kernel, stride, padding) = (Int64(shape.kernel), Int64(shape.stride), Int64(shape.padding))
    (type, level) = (shape.precision.elementType, shape.instructions.code)
    has_bias = shape.hasBias ? 1 : 0
  }
}
