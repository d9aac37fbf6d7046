/// A piece of the arena that a stage borrows; where it lies is known once all stages are.
struct Slot: Hashable { let id: Int }

/// Gives every buffer of a step its place in one block of memory: buffers that are never alive together share it.
struct ArenaPlan {
  private struct Buffer {
    var bytes: Int
    var first = Int.max
    var last = Int.min
    var offset = 0
  }

  private var buffers: [Buffer] = []
  private var parents: [Int] = []
  private(set) var bytes = 0

  mutating func slot(bytes: Int) -> Slot {
    buffers.append(Buffer(bytes: (bytes + 63) / 64 * 64))
    parents.append(buffers.count - 1)
    return Slot(id: buffers.count - 1)
  }

  /// Makes two slots one.
  mutating func unite(_ a: Slot, _ b: Slot) {
    let (first, second) = (root(a.id), root(b.id))
    guard first != second else { return }
    precondition(buffers[first].bytes == buffers[second].bytes, "slots of different sizes")
    parents[second] = first
  }

  /// The slot is read or written at this moment of the step.
  mutating func use(_ slot: Slot, at time: Int) {
    let id = root(slot.id)
    buffers[id].first = min(buffers[id].first, time)
    buffers[id].last = max(buffers[id].last, time)
  }

  /// Largest first, each at the lowest place that is free while it lives.
  mutating func place() {
    var placed: [Int] = []
    let used = buffers.indices.filter { parents[$0] == $0 && buffers[$0].last >= buffers[$0].first }
    for id in used.sorted(by: { (buffers[$1].bytes, $0) < (buffers[$0].bytes, $1) }) {
      let rivals = placed.filter { buffers[$0].first <= buffers[id].last && buffers[id].first <= buffers[$0].last }
      var offset = 0
      for rival in rivals.sorted(by: { buffers[$0].offset < buffers[$1].offset }) {
        if offset + buffers[id].bytes <= buffers[rival].offset { break }
        offset = max(offset, buffers[rival].offset + buffers[rival].bytes)
      }
      buffers[id].offset = offset
      bytes = max(bytes, offset + buffers[id].bytes)
      placed.append(id)
    }
  }

  func offset(_ slot: Slot) -> Int { buffers[root(slot.id)].offset }

  private func root(_ id: Int) -> Int {
    var id = id
    while parents[id] != id { id = parents[id] }
    return id
  }
}

/// The block that a plan is laid out in; programs of one network take turns in it.
final class Arena {
  private(set) var base: UnsafeMutableRawPointer
  private var bytes = 64

  init() { base = .allocate(byteCount: 64, alignment: 64) }
  deinit { base.deallocate() }

  func grow(to wanted: Int) throws(LearningError) {
    guard wanted > bytes else { return }
    try MemoryBudget.check(wanted - bytes, for: "a step's buffers")
    base.deallocate()
    base = HugePages.allocate(bytes: wanted)
    bytes = wanted
  }
}
