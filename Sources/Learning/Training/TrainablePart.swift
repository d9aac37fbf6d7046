import Settings

/// What a training changes from some step on; all else is frozen until the next part.
///
/// A frozen weight takes no update, no weight decay and no momentum, as with PyTorch's `requires_grad = False`. A frozen
/// batch norm still normalizes by its batch and moves its running statistics, as PyTorch's does in training mode. What
/// becomes trainable again begins without momentum.
package struct TrainablePart: Hashable, Codable, Sendable {
  package var from: Length
  package var layers: WeightSelection

  package init(from: Length, layers: WeightSelection) { (self.from, self.layers) = (from, layers) }
}

extension [TrainablePart] {
  /// The weights that a step changes.
  func selection(at step: Int, of length: RunLength) -> WeightSelection {
    last { length.steps(in: $0.from) <= step }?.layers ?? .all
  }

  /// Why they do not fit a run; nil where they do.
  package func complaint(about length: RunLength) -> String? {
    var before = -1
    for (index, part) in enumerated() {
      let steps = length.steps(in: part.from)
      let place = length.words(for: Double(steps))
      guard index > 0 || steps == 0 else { return "trainable begins after \(place), not at 0 epochs" }
      guard steps > before else { return "trainable has two parts that begin after \(place), or they do not ascend" }
      guard steps < length.steps else { return "trainable changes after \(place), and the run has \(length.words)" }
      before = steps
    }
    return nil
  }
}
