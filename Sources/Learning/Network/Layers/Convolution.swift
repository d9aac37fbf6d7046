/// PyTorch's Conv2d with square kernels: weight O×I×K×K, bias O.
struct Convolution: LeafLayer {
  var channels: Int
  var kernel: Int
  var stride: Int
  var padding: Int
  var hasBias: Bool

  init(_ channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0, hasBias: Bool = false) {
    precondition(channels > 0 && kernel > 0 && stride > 0 && padding >= 0, "convolution of \(kernel)/\(stride)")
    (self.channels, self.kernel, self.stride, self.padding) = (channels, kernel, stride, padding)
    self.hasBias = hasBias
  }

  var title: String? { "convolution \(kernel)×\(kernel)" + (stride > 1 ? ", stride \(stride)" : "") }

  func output(of x: Shape, at path: String) throws(LearningError) -> Shape {
    guard var y = x.windows(kernel, stride: stride, padding: padding) else {
      throw LearningError("convolution \(path)", "the input \(x) is smaller than the kernel \(kernel)")
    }
    y.channels = channels
    return y
  }

  func weights(for x: Shape) -> [LayerWeight] {
    let fanIn = Shape.product([x.channels, kernel, kernel])
    let weight = LayerWeight("weight", [channels, x.channels, kernel, kernel], .uniform(fanIn: fanIn))
    return [weight] + (hasBias ? [LayerWeight("bias", [channels], .uniform(fanIn: fanIn))] : [])
  }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    let weights = lowering.weights(of: self, from: x, at: path)
    let stage = try ConvolutionStage(
      self, x: x, y: y, weight: weights[0], bias: hasBias ? weights[1] : nil, path: path, context: lowering.context,
      plan: &lowering.plan)
    lowering.stages.append(stage)
    return y
  }
}

extension Layer {
  static func convolution(_ convolution: Convolution) -> Layer { Layer(convolution) }
}
