internal import CKernels

/// Maximum or average over square windows.
final class PoolStage: Stage {
  enum Kind { case maximum, average }

  private var shape: CycPool
  private let x: Activation
  private let y: Activation
  private let kind: Kind
  /// One byte for each output: where in its window the maximum stood.
  private let places: Slot

  init(_ pool: Pool, x: Activation, y: Activation, kind: Kind, places: Slot) {
    shape = CycPool(
      n: Int64(x.batch), h: Int64(x.height), w: Int64(x.width), c: Int64(x.channels), out_h: Int64(y.height),
      out_w: Int64(y.width), kernel: Int64(pool.kernel), stride: Int64(pool.stride), padding: Int64(pool.padding))
    (self.x, self.y, self.kind, self.places) = (x, y, kind, places)
  }

  var forwardSlots: [Slot] { [x.data, y.data, places] }
  var backwardSlots: [Slot] { [places] + [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    switch kind {
    case .maximum:
      let bytes = memory.raw(places).assumingMemoryBound(to: UInt8.self)
      cyc_max_pool(memory.raw(x.data), memory.raw(y.data), bytes, x.type, &shape)
    case .average: cyc_average_pool(memory.raw(x.data), memory.raw(y.data), x.type, &shape)
    }
  }

  func backward(_ memory: Memory) throws(LearningError) {
    guard let gradient = x.gradient else { return }
    let (dy, dx) = (memory.raw(y.gradient), memory.raw(gradient))
    switch kind {
    case .maximum:
      cyc_max_pool_backward(dy, memory.raw(places).assumingMemoryBound(to: UInt8.self), dx, x.type, &shape)
    case .average: cyc_average_pool_backward(dy, dx, x.type, &shape)
    }
  }
}
