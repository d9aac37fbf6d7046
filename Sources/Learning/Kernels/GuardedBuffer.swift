/// Memory with guard words before and behind it, which tell when something was written outside.
final class GuardedBuffer {
  /// How a buffer's memory begins.
  enum Filling: String, CaseIterable, Sendable {
    case zeros, numbers
    case nan = "NaN"
  }

  /// Bytes of each guard.
  private static let guardBytes = 256
  private static let word: UInt32 = 0xC1C1_0BED

  let bytes: Int
  private let base: UnsafeMutableRawPointer
  /// Aligned to 64 bytes.
  var raw: UnsafeMutableRawPointer { base + Self.guardBytes }
  var floats: UnsafeMutablePointer<Float> { raw.assumingMemoryBound(to: Float.self) }
  var halves: UnsafeMutablePointer<UInt16> { raw.assumingMemoryBound(to: UInt16.self) }

  init(bytes: Int, filling: Filling) {
    self.bytes = bytes
    base = .allocate(byteCount: bytes + 2 * Self.guardBytes + 4, alignment: 64)
    let value: Float =
      switch filling {
      case .zeros: 0
      case .nan: .nan
      case .numbers: 123.456
      }
    let words = base.assumingMemoryBound(to: UInt32.self)
    for i in 0..<(bytes + 2 * Self.guardBytes) / 4 + 1 { words[i] = value.bitPattern }
    for place in guardPlaces { base.storeBytes(of: Self.word, toByteOffset: place, as: UInt32.self) }
  }

  deinit { base.deallocate() }

  /// The guards' words: before the buffer, and from its very end on.
  private var guardPlaces: [Int] {
    let words = Array(stride(from: 0, to: Self.guardBytes, by: 4))
    return words + words.map { Self.guardBytes + bytes + $0 }
  }

  var isIntact: Bool {
    guardPlaces.allSatisfy { base.loadUnaligned(fromByteOffset: $0, as: UInt32.self) == Self.word }
  }
}
