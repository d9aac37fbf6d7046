internal import CKernels

/// A layer tree with weights, ready to run on one thread and its workers.
///
/// It is lowered for each batch size when that first comes; all programs share the weights and one arena.
final class Network {
  private struct Key: Hashable {
    let batch: Int
    let keepsGradients: Bool
  }

  let weights = Weights()
  /// Of one picture.
  private let input: Shape
  /// What it ends in for one picture.
  let output: Shape
  private let layer: Layer
  private let precision: Precision
  private let fuses: Bool
  private let context: KernelContext
  private let arena = Arena()
  private var programs: [Key: Program] = [:]

  /// - Parameters:
  ///   - input: of one picture, with no side open.
  ///   - precision: float32 or bf16, resolved already.
  ///   - fuses: false keeps every layer a stage of its own.
  /// - Throws: where the layers do not fit the input or each other, or there is no memory or kernel for them.
  init(
    _ layer: Layer, input: Shape, precision: Precision, threads: Int, seed: UInt64, fuses: Bool = true,
    kernels: KernelChoice = .table, instructions: InstructionSet = .current, check: KernelCheck = .shared
  ) throws(LearningError) {
    (self.layer, self.input, self.fuses) = (layer, input, fuses)
    self.precision = try precision.resolved(on: instructions)
    context = try KernelContext(threads: threads, instructions: instructions, choice: kernels, check: check)
    let outline = try layer.outline(of: input)
    output = outline.output
    for part in outline.parts { try weights.add(part) }
    // A first lowering chooses and checks the kernels.
    _ = try lower(batch: 1, keepsGradients: false)
    try weights.allocate()
    weights.initialize(seed: seed)
  }

  func program(batch: Int, keepsGradients: Bool) throws(LearningError) -> Program {
    let key = Key(batch: batch, keepsGradients: keepsGradients)
    if let program = programs[key] { return program }
    let (lowering, input, logits) = try lower(batch: batch, keepsGradients: keepsGradients)
    let program = try Program(lowering: lowering, input: input, logits: logits, arena: arena)
    programs[key] = program
    return program
  }

  /// The algorithms of every convolution, by its path.
  var algorithms: [String: ConvolutionAlgorithms] { context.algorithms }

  /// Kernels that were wrong on this processor, and what computes instead.
  var replacements: [String] { context.replacements }

  /// Makes the calling thread's work go by the network's threads and instruction set.
  func useThreads() { context.use() }

  /// What a step's buffers take, in bytes, told without making the network or trying its kernels.
  static func stepBytes(
    _ layer: Layer, input: Shape, precision: Precision, threads: Int, batch: Int, keepsGradients: Bool
  ) throws(LearningError) -> Int {
    let network = try Network(outlineOf: layer, input: input, precision: precision, threads: threads)
    let (lowering, input, logits) = try network.lower(batch: batch, keepsGradients: keepsGradients)
    return Program.placed(lowering, input: input, logits: logits).bytes
  }

  /// One that has no memory.
  private init(outlineOf layer: Layer, input: Shape, precision: Precision, threads: Int) throws(LearningError) {
    (self.layer, self.input, fuses) = (layer, input, true)
    self.precision = try precision.resolved()
    context = try KernelContext(threads: threads, choice: .standard, check: .trusting)
    let outline = try layer.outline(of: input)
    output = outline.output
    for part in outline.parts { try weights.add(part) }
  }

  /// From pictures to rows of float32, in which every program ends.
  private func lower(batch: Int, keepsGradients: Bool) throws(LearningError) -> (Lowering, Activation, Activation) {
    var lowering = Lowering(context: context, weights: weights, keepsGradients: keepsGradients, fuses: fuses)
    let images = lowering.activation(input, batch: batch, type: precision.elementType, gradient: false)
    let last = try layer.kind.lower(images, at: "", in: &lowering)
    return (lowering, images, try Flatten().lower(last, at: "", in: &lowering))
  }
}
