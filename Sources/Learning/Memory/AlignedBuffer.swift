/// Zeroed float32 memory that starts on a cache line and is freed with its owner.
final class AlignedBuffer {
  let start: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    self.count = count
    let raw = HugePages.allocate(bytes: max(64, count * 4))
    start = raw.bindMemory(to: Float.self, capacity: max(16, count))
    fill(0)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  func fill(_ value: Float) { start.update(repeating: value, count: count) }
}
