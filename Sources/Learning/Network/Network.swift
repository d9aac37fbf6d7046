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
  let input: ImageSet.Extent
  private let layer: Layer
  private let precision: Precision
  private let fuses: Bool
  private let context: KernelContext
  private let arena = Arena()
  private var programs: [Key: Program] = [:]

  /// - Parameters:
  ///   - input: height and width of the pictures, of three channels.
  ///   - precision: float32 or bf16, resolved already.
  ///   - fuses: false keeps every layer a stage of its own.
  init(
    _ layer: Layer, input: ImageSet.Extent, precision: Precision, threads: Int, seed: UInt64, fuses: Bool = true,
    kernels: KernelChoice = .table, instructions: InstructionSet = .current, check: KernelCheck = .shared
  ) throws(LearningError) {
    (self.layer, self.input, self.fuses) = (layer, input, fuses)
    self.precision = try precision.resolved(on: instructions)
    context = try KernelContext(threads: threads, instructions: instructions, choice: kernels, check: check)
    // A first lowering tells the weights' names and shapes.
    _ = try lower(batch: 1, keepsGradients: false, declares: true)
    try weights.allocate()
    weights.initialize(seed: seed)
  }

  func program(batch: Int, keepsGradients: Bool) throws(LearningError) -> Program {
    let key = Key(batch: batch, keepsGradients: keepsGradients)
    if let program = programs[key] { return program }
    let (lowering, input, logits) = try lower(batch: batch, keepsGradients: keepsGradients, declares: false)
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

  private func lower(batch: Int, keepsGradients: Bool, declares: Bool) throws(LearningError)
    -> (Lowering, Activation, Activation)
  {
    var lowering = Lowering(
      context: context, weights: weights, declares: declares, keepsGradients: keepsGradients,
      type: precision.elementType, fuses: fuses)
    let images = lowering.activation(
      batch, input.height, input.width, 3, type: precision.elementType, gradient: false)
    let logits = try lowering.lower(layer, images, path: "")
    guard logits.height * logits.width == 1, logits.type == CycFloat32 else {
      throw LearningError("build network", "the network ends in \(logits.summary), not in one row of logits a picture")
    }
    return (lowering, images, logits)
  }
}
