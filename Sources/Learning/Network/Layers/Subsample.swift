internal import CKernels

/// Every `stride`-th pixel, with zero channels added on both sides: the parameter-free shortcut of He et al. (2015),
/// option A.
struct Subsample: LeafLayer {
  var stride: Int
  var channels: Int

  var title: String? { "every \(stride). pixel" }

  func output(of x: Shape, at path: String) throws(LearningError) -> Shape {
    if let given = x.channels, given > channels {
      throw LearningError("shortcut \(path)", "\(given) channels cannot be padded to \(channels)")
    }
    func places(_ side: Int) -> Int { (side + stride - 1) / stride }
    return Shape(channels: channels, height: x.height.map(places), width: x.width.map(places))
  }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    lowering.stages.append(SubsampleStage(x: x, y: y, stride: stride))
    return y
  }
}

extension Layer {
  static func subsample(_ subsample: Subsample) -> Layer { Layer(subsample) }
}

final class SubsampleStage: Stage {
  private let x: Activation
  private let y: Activation
  private let stride: Int
  private var before: Int64 { Int64((y.channels - x.channels) / 2) }

  init(x: Activation, y: Activation, stride: Int) { (self.x, self.y, self.stride) = (x, y, stride) }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    cyc_subsample(
      memory.raw(x.data), memory.raw(y.data), x.type, Int64(x.batch), Int64(x.height), Int64(x.width),
      Int64(x.channels), Int64(stride), before, Int64(y.channels))
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard let dx = x.gradient else { return }
    cyc_subsample_backward(
      memory.raw(y.gradient), memory.raw(dx), x.type, Int64(x.batch), Int64(x.height), Int64(x.width),
      Int64(x.channels), Int64(stride), before, Int64(y.channels))
  }
}
