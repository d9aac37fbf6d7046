internal import CKernels

/// body(x) + shortcut(x); the shortcut is x itself where nil.
struct Residual: LayerKind {
  var body: Layer
  var shortcut: Layer?
  /// Whether the rectifier behind it is part of it.
  private(set) var rectifies = false

  func outline(_ x: Shape, at path: String, into parts: inout [LayerPart]) throws(LearningError) -> Shape {
    let deep = try body.kind.outline(x, at: path, into: &parts)
    let short = try shortcut?.kind.outline(x, at: path, into: &parts) ?? x
    let sum = try sum(deep, short, at: path)
    parts.append(LayerPart(path: path, title: "sum", output: sum))
    return sum
  }

  private func sum(_ deep: Shape, _ short: Shape, at path: String) throws(LearningError) -> Shape {
    guard deep.matches(short) else {
      throw LearningError("residual sum \(path)", "\(deep) and \(short) cannot be added")
    }
    return deep
  }

  func fused(with next: Layer) -> Layer? {
    next == .relu && !rectifies ? Layer(Residual(body: body, shortcut: shortcut, rectifies: true)) : nil
  }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    var (left, right) = (x, x)
    if lowering.keepsGradients {
      left.gradient = lowering.plan.slot(bytes: x.bytes)
      right.gradient = lowering.plan.slot(bytes: x.bytes)
    }
    lowering.stages.append(ForkStage(x: x, left: left, right: right))
    let deep = try body.kind.lower(left, at: path, in: &lowering)
    let short = try shortcut?.kind.lower(right, at: path, in: &lowering) ?? right
    let y = lowering.activation(try sum(deep.shape, short.shape, at: path), batch: x.batch, type: deep.type)
    if let one = deep.gradient, let other = short.gradient, let sum = y.gradient {
      lowering.plan.unite(one, other)
      if !rectifies { lowering.plan.unite(one, sum) }
    }
    lowering.stages.append(SumStage(a: deep, b: short, y: y, relu: rectifies))
    return y
  }
}

extension Layer {
  static func residual(body: Layer, shortcut: Layer?) -> Layer { Layer(Residual(body: body, shortcut: shortcut)) }
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
