internal import CKernels

/// What layers are lowered into: the stages of one batch size and the buffers that those borrow.
struct Lowering {
  let context: KernelContext
  let weights: Weights
  let keepsGradients: Bool
  /// Whether neighbors become one stage; the unfused stages are the tested reference.
  let fuses: Bool
  var plan = ArenaPlan()
  var stages: [any Stage] = []

  /// Room for the numbers of a whole batch, and for their gradient where it is wanted.
  ///
  /// - Parameter shape: with no side open.
  mutating func activation(_ shape: Shape, batch: Int, type: CycType, gradient: Bool = true) -> Activation {
    guard let channels = shape.channels, let height = shape.height, let width = shape.width else {
      preconditionFailure("\(shape) has open sides")
    }
    let bytes = batch * height * width * channels * (type == CycBFloat16 ? 2 : 4)
    return Activation(
      batch: batch, height: height, width: width, channels: channels, type: type, data: plan.slot(bytes: bytes),
      gradient: keepsGradients && gradient ? plan.slot(bytes: bytes) : nil)
  }

  /// Room for what a layer gives for `x`.
  ///
  /// - Parameter type: that of `x` where nil.
  mutating func output(
    of layer: some LeafLayer, from x: Activation, at path: String, type: CycType? = nil
  ) throws(LearningError) -> Activation {
    activation(try layer.output(of: x.shape, at: path), batch: x.batch, type: type ?? x.type)
  }

  /// The weights of a layer, in the order in which it declares them.
  func weights(of layer: some LeafLayer, from x: Activation, at path: String) -> [Weights.Entry] {
    layer.weights(for: x.shape).map { weights["\(path).\($0.name)"] }
  }
}
