internal import CKernels

/// A network lowered for one batch size: stages in order, and the place of every buffer.
final class Program {
  let batch: Int
  let classes: Int
  let stages: [any Stage]
  private let plan: ArenaPlan
  private let input: Activation
  private let logits: Activation
  private let weights: Weights
  private let arena: Arena
  private let context: KernelContext

  /// - Throws: where there is not enough memory for the step's buffers.
  init(lowering: Lowering, input: Activation, logits: Activation, arena: Arena) throws(LearningError) {
    let plan = Self.placed(lowering, input: input, logits: logits)
    try arena.grow(to: plan.bytes)
    (stages, self.plan, self.input, self.logits, self.arena) = (lowering.stages, plan, input, logits, arena)
    (batch, classes, weights, context) = (input.batch, logits.channels, lowering.weights, lowering.context)
  }

  /// The place of every buffer, each for the time that it lives.
  static func placed(_ lowering: Lowering, input: Activation, logits: Activation) -> ArenaPlan {
    var plan = lowering.plan
    let stages = lowering.stages
    // The step's moments: 0 the input, 1…n forward, n + 1 the loss, then backward in reverse.
    let end = stages.count + 1
    plan.use(input.data, at: 0)
    for (index, stage) in stages.enumerated() {
      for slot in stage.forwardSlots { plan.use(slot, at: index + 1) }
      if logits.gradient != nil {
        for slot in stage.backwardSlots { plan.use(slot, at: end + stages.count - index) }
      }
    }
    for slot in [logits.data, logits.gradient].compactMap(\.self) { plan.use(slot, at: end) }
    plan.place()
    return plan
  }

  /// What the step's buffers take, in bytes.
  var bytes: Int { plan.bytes }

  private var memory: Memory { Memory(base: arena.base, plan: plan, weights: weights) }

  /// - Parameter images: batch×3×H×W.
  /// - Returns: logits, batch×classes; they stay until the next call.
  func forward(_ images: UnsafePointer<Float>, training: Bool) throws(LearningError) -> UnsafeMutablePointer<Float> {
    context.use()
    let memory = memory
    cyc_images(
      images, memory.raw(input.data), input.type, Int64(batch), Int64(input.channels), Int64(input.height),
      Int64(input.width))
    for stage in stages { try stage.forward(memory, training: training) }
    return memory.floats(logits.data)
  }

  /// Where the loss puts its gradient, batch×classes, before `backward`.
  var logitsGradient: UnsafeMutablePointer<Float> {
    guard let gradient = logits.gradient else { preconditionFailure("this program only evaluates") }
    return memory.floats(gradient)
  }

  /// Fills the gradients of all weights.
  func backward() throws(LearningError) {
    context.use()
    let memory = memory
    for stage in stages.reversed() { try stage.backward(memory) }
  }

  /// One forward and one backward pass with a clock on every part; the input and the gradient of the logits are
  /// whatever they were.
  func timed(_ tell: (_ stage: Int, _ part: StepPart, _ seconds: Double) -> Void) throws(LearningError) {
    context.use()
    let memory = memory
    let clock = ContinuousClock()
    func time(_ stage: Int, _ part: StepPart, _ work: () throws(LearningError) -> Void) throws(LearningError) {
      let start = clock.now
      try work()
      tell(stage, part, (clock.now - start) / .seconds(1))
    }
    for (index, stage) in stages.enumerated() {
      try time(index, .forward) { () throws(LearningError) in try stage.forward(memory, training: true) }
    }
    for (index, stage) in stages.enumerated().reversed() {
      if let convolution = stage as? ConvolutionStage {
        try time(index, .backwardWeights) { () throws(LearningError) in convolution.backwardWeights(memory) }
        guard convolution.wantsInputGradient else { continue }
        try time(index, .backwardData) { () throws(LearningError) in try convolution.backwardData(memory) }
      } else {
        try time(index, .backwardData) { () throws(LearningError) in try stage.backward(memory) }
      }
    }
  }
}
