internal import CKernels

/// max(x, 0)
final class ReluStage: Stage {
  private let x: Activation
  private let y: Activation

  init(x: Activation, y: Activation) { (self.x, self.y) = (x, y) }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [y.data] + [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    cyc_relu(memory.raw(x.data), memory.raw(y.data), x.type, Int64(x.count))
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard let gradient = x.gradient else { return }
    cyc_relu_backward(memory.raw(y.data), memory.raw(y.gradient), memory.raw(gradient), x.type, Int64(x.count))
  }
}

/// Hands one activation to two ways; their gradients are added.
final class ForkStage: Stage {
  private let x: Activation
  private let left: Activation
  private let right: Activation

  init(x: Activation, left: Activation, right: Activation) { (self.x, self.left, self.right) = (x, left, right) }

  var forwardSlots: [Slot] { [x.data] }
  var backwardSlots: [Slot] { [x.gradient, left.gradient, right.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {}

  func backward(_ memory: Memory) throws(LearningError) {
    guard let gradient = x.gradient else { return }
    cyc_add(
      memory.raw(left.gradient), memory.raw(right.gradient), memory.raw(gradient), x.type, 0, Int64(x.count))
  }
}

/// a + b, and the rectifier after it where `relu`. Both summands have one gradient, which without the rectifier is
/// the sum's own.
final class SumStage: Stage {
  private let a: Activation
  private let b: Activation
  private let y: Activation
  private let relu: Bool

  init(a: Activation, b: Activation, y: Activation, relu: Bool) {
    (self.a, self.b, self.y, self.relu) = (a, b, y, relu)
  }

  var forwardSlots: [Slot] { [a.data, b.data, y.data] }
  var backwardSlots: [Slot] { [y.data] + [a.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    cyc_add(
      memory.raw(a.data), memory.raw(b.data), memory.raw(y.data), y.type, relu ? 1 : 0, Int64(y.count))
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard relu else { return }
    cyc_relu_backward(memory.raw(y.data), memory.raw(y.gradient), memory.raw(a.gradient), y.type, Int64(y.count))
  }
}

/// x · factor, in float32 behind the head.
final class ScaleStage: Stage {
  private let x: Activation
  private let y: Activation
  private let factor: Float

  init(x: Activation, y: Activation, factor: Float) {
    precondition(x.type == CycFloat32, "scale works behind the head")
    (self.x, self.y, self.factor) = (x, y, factor)
  }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    cyc_scale(memory.floats(x.data), memory.floats(y.data), factor, Int64(x.count))
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard let dx = x.gradient, let dy = y.gradient else { return }
    cyc_scale(memory.floats(dy), memory.floats(dx), factor, Int64(x.count))
  }
}
