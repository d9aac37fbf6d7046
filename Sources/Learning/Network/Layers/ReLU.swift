internal import CKernels

/// max(x, 0)
struct ReLU: LeafLayer {
  var title: String? { "ReLU" }

  func output(of x: Shape, at path: String) -> Shape { x }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    lowering.stages.append(ReluStage(x: x, y: y))
    return y
  }
}

extension Layer {
  static let relu = Layer(ReLU())
}

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
