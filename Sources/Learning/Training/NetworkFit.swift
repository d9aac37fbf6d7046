/// What a network comes to for pictures of one size, told before it is made.
package struct NetworkFit {
  package let weights: WeightList
  /// The first batch norm that has one number of each channel in a picture, by its path: what it normalizes over is the
  /// batch alone. nil where there is none.
  package let norm: String?
  /// Of one picture's forward pass.
  package let multiplications: Int
  private let layer: Layer
  private let task: TrainingTask
  private let input: ImageSet.Extent

  /// - Parameter input: of the pictures after `augment`.
  /// - Throws: where the layers do not fit the pictures or each other, or the loss does not fit what they end in.
  package init(_ task: TrainingTask, input: ImageSet.Extent) throws(LearningError) {
    (layer, self.task, self.input) = (task.model.network(classes: task.classes), task, input)
    let outline = try layer.outline(of: input.shape)
    try task.loss.check(outline.output, classes: task.classes)
    weights = try WeightList(layer, input: input.shape)
    multiplications = try ModelSummary(layer, input: input.shape).multiplications
    norm = outline.parts.first { $0.keepsStatistics && $0.output.isOnePixel }?.path
  }

  /// - Parameters:
  ///   - training: how many pictures it is trained on.
  ///   - evaluated: how many the largest split has on which it is evaluated.
  ///   - held: bytes of pictures that are in memory beside it.
  ///   - copies: how many are trained at a time.
  /// - Throws: where the memory for it is not to be had.
  package func checkMemory(training: Int, evaluated: Int, besides held: Int, copies: Int = 1) throws(LearningError) {
    let batches = [(min(task.batch, training), true), (min(Trainer.mostEvaluated, evaluated), false)]
    var step = 0
    for (batch, keepsGradients) in batches where batch > 0 {
      let bytes = try Network.stepBytes(
        layer, input: input.shape, precision: task.precision, threads: task.threads, batch: batch,
        keepsGradients: keepsGradients)
      step = max(step, bytes)
    }
    let numbers = weights.entries.compactMap { Shape.product($0.shape) }.reduce(0, +)
    // Values and gradients; and what the optimizer keeps, which a checkpoint copies with the values, and writes.
    let kept = task.optimizer.state.count
    let images = (batches.map(\.0).max() ?? 0) * ImageSet.channels * input.height * input.width
    try MemoryBudget.check(
      held + copies * (step + 4 * (numbers * (2 + kept + 2 * (1 + kept)) + images)),
      for: "the pictures, the network's weights and a step's buffers")
  }
}

extension LayerPart {
  fileprivate var keepsStatistics: Bool {
    weights.contains { if case .statistic = $0.kind { true } else { false } }
  }
}
