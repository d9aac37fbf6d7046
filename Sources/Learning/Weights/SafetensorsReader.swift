import Foundation

/// Bytes of a safetensors file, of which none is believed before it was looked at.
struct SafetensorsReader {
  private let bytes: Data
  /// The file's name, for messages.
  private let source: String
  private let header: SafetensorsHeader
  /// Bytes before the first tensor.
  private let headEnd: Int
  /// Bytes of tensors.
  private var available: Int { bytes.count - headEnd }

  init(_ bytes: Data, source: String) throws(LearningError) {
    (self.bytes, self.source) = (bytes, source)
    guard bytes.count >= 8 else {
      throw Self.fault("the file ends within its first 8 bytes", in: source, at: bytes.count)
    }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(min(Safetensors.largestHeader, bytes.count - 8)) else {
      throw Self.fault("the header claims \(length) bytes, the file has \(bytes.count)", in: source, at: 0)
    }
    headEnd = 8 + Int(length)
    let text = bytes.prefix(headEnd).dropFirst(8)
    if let excess = SafetensorsBounds().excess(of: text) { throw Self.fault(excess, in: source, at: 8) }
    do { header = try JSONDecoder().decode(SafetensorsHeader.self, from: text) } catch is SafetensorsHeader.NoMapping {
      throw Self.fault("the header is not a mapping", in: source, at: 8)
    } catch { throw Self.fault("the header is not a tensor list", in: source, at: 8) }
  }

  /// Tensors follow each other without a gap, and nothing follows the last one.
  func content() throws(LearningError) -> Safetensors.Content {
    var content = Safetensors.Content(metadata: header.metadata)
    var offset = 0
    try checkLength()
    // One that is empty begins where the next one does, and comes first.
    for (name, entry) in header.entries.sorted(by: {
      ($0.value.offsets.first ?? 0, $0.value.offsets.last ?? 0, $0.key)
        < ($1.value.offsets.first ?? 0, $1.value.offsets.last ?? 0, $1.key)
    }) {
      guard let type = SafetensorsType(rawValue: entry.dtype) else {
        throw fault("the tensor '\(name)' has the type \(entry.dtype); F32, F16, BF16 and F64 are read", at: 8)
      }
      let count = try count(of: entry, name: name, width: type.width)
      let end = offset + count * type.width
      guard entry.offsets == [offset, end], end <= available else {
        throw fault(
          "the tensor '\(name)' claims the bytes \(entry.offsets), expected [\(offset), \(end)] of \(available)",
          at: headEnd + offset)
      }
      let part = bytes.dropFirst(headEnd + offset).prefix(end - offset)
      if let values = type.floats(part, count: count) {
        content.tensors[name] = Tensor(shape: entry.shape, values: values)
        if type == .float64 { content.rounded.insert(name) }
      } else if type == .int64 {
        content.integers[name] = Self.integers(part, count: count)
      } else {
        content.others.insert(name)
      }
      offset = end
    }
    guard offset == available else {
      throw fault("\(available - offset) bytes follow the last tensor", at: headEnd + offset)
    }
    return content
  }

  /// Refuses a file that was cut short: its header is whole, and of what it lists the end is missing.
  private func checkLength() throws(LearningError) {
    guard let end = header.entries.values.compactMap(\.offsets.last).max(), end > available else { return }
    throw fault(
      "the file ends early: its tensors take \(end) bytes, and \(available) are there; copy it again", at: bytes.count)
  }

  /// How many numbers a shape has, of which no more are believed than the file has room for.
  private func count(of entry: SafetensorsHeader.Entry, name: String, width: Int) throws(LearningError) -> Int {
    var count = 1
    for side in entry.shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: side)
      guard side >= 0, !overflow, product <= available / width else {
        throw fault("the tensor '\(name)' claims the shape \(entry.shape)", at: 8)
      }
      count = product
    }
    return count
  }

  private static func integers(_ bytes: Data, count: Int) -> [Int] {
    bytes.withUnsafeBytes { raw in
      (0..<count).map { Int(Int64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self))) }
    }
  }

  private func fault(_ detail: String, at byte: Int) -> LearningError { Self.fault(detail, in: source, at: byte) }

  private static func fault(_ detail: String, in source: String, at byte: Int) -> LearningError {
    LearningError("read \(source)", "\(detail) (byte \(byte))")
  }
}
