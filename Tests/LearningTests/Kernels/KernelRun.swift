import Testing

@testable import Learning

/// Operands of a convolution's passes, and the passes by any algorithm with guards around all memory.
struct KernelRun {
  let shape: KernelShape
  let source: [Float]
  let weights: [Float]
  let bias: [Float]
  let gradient: [Float]

  /// - Parameter draw: a number of the source, the weights, the bias or the results' gradient.
  init(_ shape: KernelShape, _ draw: (_ stream: inout RandomStream, _ isWeight: Bool) -> Float) {
    let kind = shape.kind(.float32, .plain)
    var stream = RandomStream(seed: 11, name: shape.testDescription)
    func numbers(_ count: Int, _ isWeight: Bool = false) -> [Float] { (0..<count).map { _ in draw(&stream, isWeight) } }
    self.shape = shape
    source = numbers(shape.batch * kind.height * kind.width * kind.inChannels)
    weights = numbers(kind.kernel * kind.kernel * kind.inChannels * kind.outChannels, true)
    bias = numbers(kind.hasBias ? kind.outChannels : 0)
    gradient = numbers(shape.batch * kind.outHeight * kind.outWidth * kind.outChannels)
  }

  /// By the definition; behind the gradient of the weights that of the bias.
  func expected(_ part: StepPart) -> [Double] {
    let plain = PlainConvolution(shape.kind(.float32, .plain), batch: shape.batch)
    return switch part {
    case .forward: plain.forward(source, weights, bias: bias)
    case .backwardData: plain.sourceGradient(gradient, weights)
    case .backwardWeights:
      plain.weightGradient(source, gradient) + (shape.hasBias ? plain.biasGradient(gradient) : [])
    }
  }

  /// Twice over the same memory, which is NaN before: nothing may be left of either.
  func results(
    _ part: StepPart, by algorithm: ConvolutionAlgorithm, _ precision: Precision, _ instructions: InstructionSet
  ) throws -> [Float] {
    let kind = shape.kind(precision, instructions)
    let context = try KernelContext(threads: shape.threads, instructions: instructions)
    context.use()
    var algorithms = ConvolutionAlgorithms(all: .direct)
    algorithms[part] = algorithm
    let kernels = try ConvolutionKernels(kind, algorithms)
    let (source, destination) = (memory(source, precision), memory(gradient, precision))
    let (weights, bias) = (memory(weights, .float32), memory(bias, .float32))
    let weightGradient = GuardedBuffer(bytes: weights.bytes, filling: .nan)
    let biasGradient = GuardedBuffer(bytes: 4 * kind.outChannels, filling: .nan)
    let bytes = kernels.scratch(part, batch: shape.batch, threads: shape.threads)
    let scratch = GuardedBuffer(bytes: bytes, filling: .nan)
    if part != .backwardWeights { try kernels.pack(part, weights.floats, version: 0) }
    for _ in 0..<2 {
      kernels.run(
        part, batch: shape.batch,
        .init(
          source: source.raw, destination: destination.raw, scratch: scratch.raw,
          bias: kind.hasBias ? UnsafePointer(bias.floats) : nil, weightGradient: weightGradient.floats,
          biasGradient: biasGradient.floats))
    }
    for buffer in [source, destination, weights, bias, weightGradient, biasGradient, scratch] {
      #expect(buffer.isIntact, "\(algorithm) \(precision) \(part)")
    }
    return switch part {
    case .forward: numbers(destination, precision)
    case .backwardData: numbers(source, precision)
    case .backwardWeights:
      numbers(weightGradient, .float32) + (kind.hasBias ? numbers(biasGradient, .float32) : [])
    }
  }

  private func memory(_ numbers: [Float], _ precision: Precision) -> GuardedBuffer {
    let buffer = GuardedBuffer(bytes: numbers.count * (precision == .bfloat16 ? 2 : 4), filling: .nan)
    for (i, number) in numbers.enumerated() {
      if precision == .bfloat16 { buffer.halves[i] = number.bfloat16 } else { buffer.floats[i] = number }
    }
    return buffer
  }

  private func numbers(_ buffer: GuardedBuffer, _ precision: Precision) -> [Float] {
    precision == .bfloat16
      ? (0..<buffer.bytes / 2).map { Float(bitPattern: UInt32(buffer.halves[$0]) << 16) }
      : (0..<buffer.bytes / 4).map { buffer.floats[$0] }
  }
}
