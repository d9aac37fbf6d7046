import Foundation

extension Data {
  /// Where a text stands for the first time; a page is long, and looked through on every save.
  func place(of text: Data) -> Range<Index>? {
    let offset = withUnsafeBytes { bytes in
      text.withUnsafeBytes { text -> Int? in
        guard let start = bytes.baseAddress, let wanted = text.baseAddress,
          let found = memmem(start, bytes.count, wanted, text.count)
        else { return nil }
        return UnsafeRawPointer(found) - start
      }
    }
    return offset.map { startIndex + $0..<startIndex + $0 + text.count }
  }
}
