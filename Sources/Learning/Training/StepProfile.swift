internal import CKernels

/// One network with made-up pictures, for measuring; used on one thread.
package final class StepProfile {
  /// How long a stage's parts take, and what a convolution's kernels are.
  package struct StageTime: Sendable {
    package var name: String
    /// `256→512, 8×8`; nil for stages without products.
    package var shape: String?
    /// Floating-point operations of each part; 0 for stages without products.
    package var work: Double
    /// nil for stages that are no convolution.
    package var algorithms: ConvolutionAlgorithms?
    /// The best of all repetitions, in seconds.
    package var seconds: [StepPart: Double]
  }

  private let network: Network
  private let images: AlignedBuffer
  private let labels: [Int]
  private let loss = Loss.crossEntropy(labelSmoothing: 0)
  private let optimizer = Optimizer(SGD(momentum: 0.9, nesterov: true, weightDecay: 5e-4))
  private let batch: Int

  package init(
    model: Model, classes: Int, batch: Int, input: ImageSet.Extent, precision: Precision, threads: Int
  ) throws(LearningError) {
    self.batch = batch
    try MemoryBudget.check(4 * batch * ImageSet.channels * input.height * input.width, for: "a batch's pictures")
    network = try Network(
      model.network(classes: classes), input: input.shape, precision: precision, threads: threads, seed: 1,
      kernels: .standard)
    try loss.check(network.output, classes: classes)
    try network.weights.prepare(for: optimizer)
    images = AlignedBuffer(batch * ImageSet.channels * input.height * input.width)
    var stream = RandomStream(seed: 1, name: "profile")
    for i in 0..<images.count { images.start[i] = Float(stream.uniform(-1.7, 1.7)) }
    labels = (0..<batch).map { _ in stream.below(classes) }
  }

  /// Kernels that were wrong on this processor, and what computes instead.
  package var replacements: [String] { network.replacements }

  package var parameters: Int { network.weights.parameterCount }

  /// Bytes of the step's buffers, weights and their likes aside.
  package func bytes() throws(LearningError) -> Int {
    try network.program(batch: batch, keepsGradients: true).bytes
  }

  /// What the checks of its kernels took, in seconds.
  package static var checkSeconds: Double { KernelCheck.shared.seconds }

  /// Bytes that the process has allocated and not freed.
  package static var heapBytes: Int { Int(cyc_heap_bytes()) }

  /// A whole training step: forward, loss, backward, update.
  package func step() throws(LearningError) -> Double {
    let program = try network.program(batch: batch, keepsGradients: true)
    let logits = try program.forward(images.start, training: true)
    let result = loss.evaluate(
      logits, labels: labels[...], classes: program.classes, gradient: program.logitsGradient)
    try program.backward()
    _ = network.weights.update(with: optimizer, learningRate: 0.01, momentum: nil)
    return result.loss
  }

  /// A forward pass as evaluation takes it.
  package func evaluation() throws(LearningError) {
    _ = try network.program(batch: batch, keepsGradients: false).forward(images.start, training: false)
  }

  /// The classes of its convolutions, each once.
  package func convolutions() throws(LearningError) -> [ConvolutionClass] {
    var found: [ConvolutionClass] = []
    for stage in try network.program(batch: batch, keepsGradients: true).stages {
      if let kind = (stage as? ConvolutionStage)?.kind, !found.contains(kind) { found.append(kind) }
    }
    return found
  }

  /// Every stage of a step.
  package func stages(repetitions: Int) throws(LearningError) -> [StageTime] {
    let program = try network.program(batch: batch, keepsGradients: true)
    var times = program.stages.map { stage in
      let convolution = stage as? ConvolutionStage
      return StageTime(
        name: stage.name, shape: convolution?.shape, work: convolution?.work ?? 0,
        algorithms: convolution?.algorithms, seconds: [:])
    }
    for _ in 0..<repetitions {
      try program.timed { stage, part, seconds in
        times[stage].seconds[part] = min(times[stage].seconds[part] ?? .infinity, seconds)
      }
    }
    return times
  }

  /// The machine's own limits with so many threads: bf16 (0 where it has none) and float32 products in GFLOP/s, and
  /// copies in GB/s.
  package static func limits(
    threads: Int, seconds: Double
  ) throws(LearningError) -> (bfloat16: Double, float32: Double, copy: Double) {
    try KernelContext(threads: threads).use()
    return (
      Precision.hasBFloat16 ? cyc_limit_product(CycBFloat16, seconds) : 0, cyc_limit_product(CycFloat32, seconds),
      cyc_limit_copy(seconds)
    )
  }
}
