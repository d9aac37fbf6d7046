internal import COneDNN

/// Convolution, each pass by the algorithm that was chosen for it.
final class ConvolutionStage: Stage {
  private let handle: OpaquePointer
  private let x: Activation
  private let y: Activation
  private let weight: Weights.Entry
  private let bias: Weights.Entry?
  private let forwardScratch: Slot
  private let backwardScratch: Slot
  private let path: String
  let kind: ConvolutionClass
  let algorithms: ConvolutionAlgorithms
  private var weightsVersion = -1

  init(
    _ convolution: Convolution, x: Activation, y: Activation, weight: Weights.Entry, bias: Weights.Entry?,
    path: String, context: KernelContext, plan: inout ArenaPlan
  ) throws(LearningError) {
    kind = ConvolutionClass(
      inChannels: x.channels, outChannels: y.channels, height: x.height, width: x.width, kernel: convolution.kernel,
      stride: convolution.stride, padding: convolution.padding, hasBias: bias != nil,
      precision: x.type == CycBFloat16 ? .bfloat16 : .float32, instructions: KernelContext.instructions)
    algorithms = try context.choose(for: kind, at: path)
    var shape = CycConvolutionShape(kind, batch: x.batch)
    shape.needs_input_gradient = x.gradient == nil ? 0 : 1
    shape.needs_gradient = y.gradient == nil ? 0 : 1
    shape.algorithms = (algorithms.forward.code, algorithms.backwardData.code, algorithms.backwardWeights.code)
    var handle: OpaquePointer?
    let status = cyc_convolution_create(&handle, context.handle, &shape)
    guard status == 0, let handle else {
      throw LearningError("convolution \(path)", status: status, for: "\(x.summary) with weights \(weight.shape)")
    }
    self.handle = handle
    (self.x, self.y, self.weight, self.bias, self.path) = (x, y, weight, bias, path)
    forwardScratch = plan.slot(bytes: Int(cyc_convolution_scratch(handle)))
    backwardScratch = plan.slot(bytes: Int(cyc_convolution_scratch(handle)))
  }

  deinit { cyc_convolution_destroy(handle) }

  var forwardSlots: [Slot] { [x.data, y.data, forwardScratch] }
  var backwardSlots: [Slot] { [x.data, backwardScratch] + [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    let weights = memory.weights
    if weightsVersion != weights.version {
      try check(cyc_convolution_set_weights(handle, weights.value(weight)), "weights")
      weightsVersion = weights.version
    }
    try check(
      cyc_convolution_forward(
        handle, memory.raw(x.data), bias.map { weights.value($0) }, memory.raw(y.data),
        memory.raw(forwardScratch)), "forward")
  }

  func backward(_ memory: Memory) throws(LearningError) {
    try backwardWeights(memory)
    try backwardData(memory)
  }

  func backwardWeights(_ memory: Memory) throws(LearningError) {
    try check(
      cyc_convolution_backward_weights(
        handle, memory.raw(x.data), memory.raw(y.gradient), memory.weights.gradient(weight),
        bias.map { memory.weights.gradient($0) }, memory.raw(backwardScratch)), "backward weights")
  }

  /// False for the first layer, whose input are pictures.
  var wantsInputGradient: Bool { x.gradient != nil }

  func backwardData(_ memory: Memory) throws(LearningError) {
    guard let gradient = x.gradient else { return }
    try check(
      cyc_convolution_backward_data(
        handle, memory.raw(y.gradient), memory.raw(gradient), memory.raw(backwardScratch)), "backward data")
  }

  var name: String { "convolution \(path)" }

  /// Floating-point operations of one pass: forward, or either half of backward.
  var work: Double {
    2 * Double(y.count) * Double(weight.shape.dropFirst().reduce(1, *))
  }

  /// `256→512, 8×8`
  var shape: String { "\(x.channels)→\(y.channels), \(x.height)×\(x.width)" }

  /// The kernels that were chosen: forward, backward data, backward weights.
  var kernels: [String] { (0..<3).map { String(cString: cyc_convolution_kernel(handle, $0)) } }

  private func check(_ status: Int32, _ part: String) throws(LearningError) {
    guard status == 0 else { throw LearningError("convolution \(path) \(part)", status: status) }
  }
}
