internal import CKernels

/// What flows between two stages: N,H,W,C numbers and, while training, their gradient.
struct Activation {
  var batch: Int
  var height: Int
  var width: Int
  var channels: Int
  var type: CycType
  var data: Slot
  /// nil where no gradient is wanted.
  var gradient: Slot?

  var rows: Int { batch * height * width }
  var count: Int { rows * channels }
  var bytes: Int { count * (type == CycBFloat16 ? 2 : 4) }
  /// That of one picture.
  var shape: Shape { Shape(channels: channels, height: height, width: width) }
}

/// One operation of a program: forward and backward beside each other, over buffers borrowed from the arena.
protocol Stage: AnyObject {
  /// Buffers that `forward` and `backward` touch.
  var forwardSlots: [Slot] { get }
  var backwardSlots: [Slot] { get }
  func forward(_ memory: Memory, training: Bool) throws(LearningError)
  func backward(_ memory: Memory) throws(LearningError)
  /// As profiles name it: `convolution layer1.conv_unit.conv`.
  var name: String { get }
}

extension Stage {
  var name: String { "\(type(of: self))".replacing("Stage", with: "").lowercased() }
}

/// Where a program's buffers lie right now.
struct Memory {
  let base: UnsafeMutableRawPointer
  let plan: ArenaPlan
  let weights: Weights

  func raw(_ slot: Slot) -> UnsafeMutableRawPointer { base + plan.offset(slot) }
  func raw(_ slot: Slot?) -> UnsafeMutableRawPointer {
    guard let slot else { preconditionFailure("a gradient was asked for that is not kept") }
    return raw(slot)
  }
  func floats(_ slot: Slot) -> UnsafeMutablePointer<Float> { raw(slot).assumingMemoryBound(to: Float.self) }
}
