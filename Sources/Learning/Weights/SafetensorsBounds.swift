import Foundation

/// What a safetensors header may hold, looked at before it is parsed: a stranger's file must not take minutes.
struct SafetensorsBounds {
  var tensors = 100_000
  /// Bytes without `__metadata__`, in which checkpoints keep the course of a long run.
  var listBytes = 16 << 20
  /// Numbers, texts, lists and mappings, those of `__metadata__` too.
  var values = 1_000_000

  /// - Returns: what is too much; nil where nothing is. The header need not be JSON.
  func excess(of header: Data) -> String? {
    var scan = Scan()
    header.withUnsafeBytes { scan.read($0) }
    if scan.listBytes > listBytes {
      return "the header's list of tensors has \(scan.listBytes) bytes, at most \(listBytes) are read"
    }
    // The header itself is a mapping.
    if scan.mappings - 1 > tensors {
      return "the header lists \(scan.mappings - 1) tensors, at most \(tensors) are read"
    }
    return scan.values > values ? "the header has \(scan.values) values, at most \(values) are read" : nil
  }

  private struct Scan {
    /// Without the one of `__metadata__`.
    var mappings = 0
    var values = 1
    var listBytes = 0

    mutating func read(_ bytes: UnsafeRawBufferPointer) {
      let name = Array("__metadata__".utf8)
      var depth = 0
      var isText = false
      var isEscaped = false
      var isMetadata = false
      var start = 0
      var namesMetadata = false
      for (place, byte) in bytes.enumerated() {
        if !isMetadata { listBytes += 1 }
        if isText {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isText = false
            namesMetadata = depth == 1 && place - start == name.count && bytes[start..<place].elementsEqual(name)
          }
          continue
        }
        switch byte {
        case UInt8(ascii: "\""): (isText, start) = (true, place + 1)
        case UInt8(ascii: ","): values += 1
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          depth += 1
          values += 1
          if namesMetadata, depth == 2 { isMetadata = true }
          if byte == UInt8(ascii: "{"), !isMetadata { mappings += 1 }
          namesMetadata = false
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          depth -= 1
          if depth <= 1 { isMetadata = false }
        default: break
        }
      }
    }
  }
}
