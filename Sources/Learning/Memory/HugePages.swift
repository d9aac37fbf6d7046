import Foundation

/// Memory that starts on a cache line; large pieces ask for large pages, of which the processor's table of addresses
/// holds more than of small ones.
enum HugePages {
  private static let page = 2 << 20

  /// To be freed with `deallocate`.
  static func allocate(bytes: Int) -> UnsafeMutableRawPointer {
    guard bytes >= 2 * page else { return .allocate(byteCount: bytes, alignment: 64) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: page)
    #if os(Linux)
    // Where the system has none to give, small pages do.
    _ = madvise(memory, bytes, MADV_HUGEPAGE)
    #endif
    return memory
  }
}
