internal import CKernels

/// Multiplies by a constant, behind the head.
struct Scale: LeafLayer {
  var factor: Double

  var title: String? { factor == 1 ? nil : "times \(factor)" }

  func output(of x: Shape, at path: String) -> Shape { x }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    if factor == 1 { return x }
    let y = try lowering.output(of: self, from: x, at: path)
    lowering.stages.append(ScaleStage(x: x, y: y, factor: Float(factor)))
    return y
  }
}

extension Layer {
  static func scale(_ factor: Double) -> Layer { Layer(Scale(factor: factor)) }
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
