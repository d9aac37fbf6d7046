internal import CKernels

/// y = x · weightᵀ + bias over float32 vectors.
final class LinearStage: Stage {
  private let x: Activation
  private let y: Activation
  private let weight: Weights.Entry
  private let bias: Weights.Entry?

  init(x: Activation, y: Activation, weight: Weights.Entry, bias: Weights.Entry?) {
    (self.x, self.y, self.weight, self.bias) = (x, y, weight, bias)
  }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [x.data] + [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    cyc_linear(
      memory.floats(x.data), memory.weights.value(weight), bias.map { memory.weights.value($0) },
      memory.floats(y.data), Int64(x.batch), Int64(x.channels), Int64(y.channels))
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard let dy = y.gradient else { return }
    cyc_linear_backward(
      memory.floats(x.data), memory.weights.value(weight), memory.floats(dy), x.gradient.map { memory.floats($0) },
      memory.weights.gradient(weight), bias.map { memory.weights.gradient($0) }, Int64(x.batch), Int64(x.channels),
      Int64(y.channels))
  }
}
