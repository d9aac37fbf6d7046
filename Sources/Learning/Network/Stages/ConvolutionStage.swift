internal import CKernels

/// Convolution, each pass by the algorithm that was chosen for it.
final class ConvolutionStage: Stage {
  private let kernels: ConvolutionKernels
  private let x: Activation
  private let y: Activation
  private let weight: Weights.Entry
  private let bias: Weights.Entry?
  private let forwardScratch: Slot
  private let backwardScratch: Slot
  private let path: String

  init(
    _ convolution: Convolution, x: Activation, y: Activation, weight: Weights.Entry, bias: Weights.Entry?,
    path: String, context: KernelContext, plan: inout ArenaPlan
  ) throws(LearningError) {
    let kind = ConvolutionClass(
      inChannels: x.channels, outChannels: y.channels, height: x.height, width: x.width, kernel: convolution.kernel,
      stride: convolution.stride, padding: convolution.padding, hasBias: bias != nil,
      precision: x.type == CycBFloat16 ? .bfloat16 : .float32, instructions: context.instructions)
    let kernels = try context.convolution(kind, at: path)
    (self.kernels, self.x, self.y, self.weight, self.bias, self.path) = (kernels, x, y, weight, bias, path)
    func bytes(_ part: StepPart) -> Int { kernels.scratch(part, batch: x.batch, threads: context.threads) }
    forwardScratch = plan.slot(bytes: bytes(.forward))
    backwardScratch = plan.slot(
      bytes: y.gradient == nil
        ? 0 : max(bytes(.backwardWeights), x.gradient == nil ? 0 : bytes(.backwardData)))
  }

  var kind: ConvolutionClass { kernels.kind }
  var algorithms: ConvolutionAlgorithms { kernels.algorithms }
  var forwardSlots: [Slot] { [x.data, y.data, forwardScratch] }
  var backwardSlots: [Slot] { [x.data, backwardScratch] + [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    let weights = memory.weights
    try kernels.pack(.forward, weights.value(weight), version: weights.version)
    kernels.run(
      .forward, batch: x.batch,
      ConvolutionKernels.Operands(
        source: memory.raw(x.data), destination: memory.raw(y.data), scratch: memory.raw(forwardScratch),
        bias: bias.map { UnsafePointer(weights.value($0)) }))
  }

  func backward(_ memory: Memory) throws(LearningError) {
    backwardWeights(memory)
    try backwardData(memory)
  }

  func backwardWeights(_ memory: Memory) {
    kernels.run(
      .backwardWeights, batch: x.batch,
      ConvolutionKernels.Operands(
        source: memory.raw(x.data), destination: memory.raw(y.gradient), scratch: memory.raw(backwardScratch),
        weightGradient: memory.weights.gradient(weight), biasGradient: bias.map { memory.weights.gradient($0) }))
  }

  /// False for the first layer, whose input are pictures.
  var wantsInputGradient: Bool { x.gradient != nil }

  func backwardData(_ memory: Memory) throws(LearningError) {
    guard let gradient = x.gradient else { return }
    let weights = memory.weights
    try kernels.pack(.backwardData, weights.value(weight), version: weights.version)
    kernels.run(
      .backwardData, batch: x.batch,
      ConvolutionKernels.Operands(
        source: memory.raw(gradient), destination: memory.raw(y.gradient), scratch: memory.raw(backwardScratch)))
  }

  var name: String { "convolution \(path)" }

  /// Floating-point operations of one pass: forward, or either half of backward.
  var work: Double {
    2 * Double(y.count) * Double(weight.shape.dropFirst().reduce(1, *))
  }

  /// `256→512, 8×8`
  var shape: String { "\(x.channels)→\(y.channels), \(x.height)×\(x.width)" }
}
