internal import CKernels

/// PyTorch's Linear: weight O×I, bias O.
struct Linear: LeafLayer {
  /// 0 for as many as the data has classes, where those are not known yet.
  var features: Int
  var hasBias: Bool

  init(_ features: Int, hasBias: Bool = true) { (self.features, self.hasBias) = (features, hasBias) }

  private var outputs: Int? { features > 0 ? features : nil }

  var title: String? { "linear" }

  func output(of x: Shape, at path: String) throws(LearningError) -> Shape {
    guard x.isOnePixel else {
      throw LearningError("linear \(path)", "the input \(x) is not flat; put flatten before it")
    }
    return .row(outputs)
  }

  func weights(for x: Shape) -> [LayerWeight] {
    let weight = LayerWeight("weight", [outputs, x.channels], .uniform(fanIn: x.channels))
    return [weight] + (hasBias ? [LayerWeight("bias", [outputs], .uniform(fanIn: x.channels))] : [])
  }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path, type: CycFloat32)
    let weights = lowering.weights(of: self, from: x, at: path)
    // One pixel of bf16 is brought to float32.
    let row = try Flatten().lower(x, at: path, in: &lowering)
    lowering.stages.append(LinearStage(x: row, y: y, weight: weights[0], bias: hasBias ? weights[1] : nil))
    return y
  }
}

extension Layer {
  static func linear(_ linear: Linear) -> Layer { Layer(linear) }
}

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
