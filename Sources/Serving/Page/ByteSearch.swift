import Foundation

extension Data {
  /// Where a text stands for the first time; a page is long, and looked through on every save.
  func place(of text: Data) -> Range<Index>? {
    guard let first = text.first else { return nil }
    let offset = withUnsafeBytes { bytes -> Int? in
      guard let start = bytes.baseAddress else { return nil }
      return text.withUnsafeBytes { text -> Int? in
        guard let wanted = text.baseAddress else { return nil }
        var from = 0
        while bytes.count - from >= text.count,
          let found = memchr(start + from, Int32(first), bytes.count - from - text.count + 1)
        {
          let place = UnsafeRawPointer(found) - start
          if memcmp(start + place, wanted, text.count) == 0 { return place }
          from = place + 1
        }
        return nil
      }
    }
    return offset.map { startIndex + $0..<startIndex + $0 + text.count }
  }
}
