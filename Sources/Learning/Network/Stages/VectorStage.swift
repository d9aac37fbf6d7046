internal import CKernels

/// From N,H,W,C of any type to float32 vectors: all values in PyTorch's order C,H,W, or the mean over H and W.
final class VectorStage: Stage {
  enum Kind { case flatten, average }

  private let x: Activation
  private let y: Activation
  private let kind: Kind

  init(x: Activation, y: Activation, kind: Kind) { (self.x, self.y, self.kind) = (x, y, kind) }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    let (n, pixels, c) = (Int64(x.batch), Int64(x.height * x.width), Int64(x.channels))
    switch kind {
    case .flatten: cyc_flatten(memory.raw(x.data), x.type, memory.floats(y.data), n, pixels, c)
    case .average: cyc_global_average(memory.raw(x.data), x.type, memory.floats(y.data), n, pixels, c)
    }
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard let dx = x.gradient, let dy = y.gradient else { return }
    let (n, pixels, c) = (Int64(x.batch), Int64(x.height * x.width), Int64(x.channels))
    switch kind {
    case .flatten: cyc_flatten_backward(memory.floats(dy), memory.raw(dx), x.type, n, pixels, c)
    case .average: cyc_global_average_backward(memory.floats(dy), memory.raw(dx), x.type, n, pixels, c)
    }
  }
}
