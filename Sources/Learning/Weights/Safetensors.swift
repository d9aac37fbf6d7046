import Foundation

/// The safetensors format: 8 bytes of header length, a JSON header, then the tensors' bytes, little-endian.
///
/// Read within bounds: a header that lies about its length, types, shapes or offsets is an error that names the file
/// and the byte. https://huggingface.co/docs/safetensors
package enum Safetensors {
  /// As in the format's own library.
  static let largestHeader = 100_000_000

  /// A file's content: float32 tensors, and int64 ones apart.
  package struct Content: Sendable {
    package var tensors: [String: Tensor] = [:]
    package var integers: [String: [Int]] = [:]
    /// `__metadata__`: texts by name.
    package var metadata: [String: String] = [:]
  }

  /// - Parameter source: the file's name, for messages.
  package static func read(_ bytes: Data, source: String) throws(LearningError) -> Content {
    func fail(_ detail: String, at byte: Int) -> LearningError {
      LearningError("read \(source)", "\(detail) (byte \(byte))")
    }
    guard bytes.count >= 8 else { throw fail("the file ends within its first 8 bytes", at: bytes.count) }
    let start = bytes.startIndex
    let length = bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(min(largestHeader, bytes.count - 8)) else {
      throw fail("the header claims \(length) bytes, the file has \(bytes.count)", at: 0)
    }
    let body = start + 8 + Int(length)
    let header = bytes[start + 8..<body]
    if let excess = SafetensorsBounds().excess(of: header) { throw fail(excess, at: 8) }
    let entries: [String: SafetensorsHeader.Entry]
    var content = Content()
    do {
      let read = try JSONDecoder().decode(SafetensorsHeader.self, from: header)
      (entries, content.metadata) = (read.entries, read.metadata)
    } catch is SafetensorsHeader.NoMapping {
      throw fail("the header is not a mapping", at: 8)
    } catch { throw fail("the header is not a tensor list", at: 8) }
    let available = bytes.endIndex - body
    var expected = 0
    for (name, entry) in entries.sorted(by: {
      ($0.value.offsets.first ?? 0, $0.key) < ($1.value.offsets.first ?? 0, $1.key)
    }) {
      let width = ["F32": 4, "I64": 8][entry.dtype]
      guard let width else { throw fail("the tensor '\(name)' has the type \(entry.dtype); F32 is read", at: 8) }
      var count = 1
      for side in entry.shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: side)
        guard side >= 0, !overflow, product <= available / width else {
          throw fail("the tensor '\(name)' claims the shape \(entry.shape)", at: 8)
        }
        count = product
      }
      guard entry.offsets.count == 2, entry.offsets[0] == expected, entry.offsets[1] == expected + count * width,
        entry.offsets[1] <= available
      else {
        throw fail(
          "the tensor '\(name)' claims the bytes \(entry.offsets), expected [\(expected), \(expected + count * width)] of \(available)",
          at: body - start + expected)
      }
      let part = bytes[body + expected..<body + expected + count * width]
      expected += count * width
      if width == 4 {
        let values = [Float](unsafeUninitializedCapacity: count) { target, filled in
          part.withUnsafeBytes { raw in
            for i in 0..<count {
              let bits = raw.loadUnaligned(fromByteOffset: i * 4, as: UInt32.self)
              target.initializeElement(at: i, to: Float(bitPattern: UInt32(littleEndian: bits)))
            }
          }
          filled = count
        }
        content.tensors[name] = Tensor(shape: entry.shape, values: values)
      } else {
        content.integers[name] = part.withUnsafeBytes { raw in
          (0..<count).map { Int(Int64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self))) }
        }
      }
    }
    guard expected == available else {
      throw fail("\(available - expected) bytes follow the last tensor", at: body - start + expected)
    }
    return content
  }

  package static func read(path: String) throws(LearningError) -> Content {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) } catch {
      throw LearningError("read \(path)", "the file cannot be opened: \(error.localizedDescription)")
    }
    return try read(bytes, source: path)
  }

  /// The file's bytes, tensors in the order of their names: equal tensors, equal bytes.
  package static func bytes(
    of tensors: [String: Tensor], metadata: [String: String] = [:]
  ) throws(LearningError) -> Data {
    var entries: [String: SafetensorsHeader.Entry] = [:]
    var offset = 0
    let names = tensors.keys.sorted()
    for name in names {
      guard let tensor = tensors[name] else { continue }
      let end = offset + tensor.values.count * 4
      entries[name] = SafetensorsHeader.Entry(dtype: "F32", shape: tensor.shape, offsets: [offset, end])
      offset = end
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var header: Data
    do {
      header = try encoder.encode(entries)
      if !metadata.isEmpty {
        let text = Data("{\"\(SafetensorsHeader.metadataName)\":".utf8) + (try encoder.encode(metadata))
        header = text + Data((entries.isEmpty ? "" : ",").utf8) + header.dropFirst()
      }
    } catch { throw LearningError("write safetensors", "\(error)") }
    guard header.count < largestHeader else {
      throw LearningError("write safetensors", "the header has \(header.count) bytes, \(largestHeader) can be read")
    }
    if let excess = SafetensorsBounds().excess(of: header) { throw LearningError("write safetensors", excess) }
    header.append(contentsOf: Array(repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8))
    var file = Data(capacity: 8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { file.append(contentsOf: $0) }
    file.append(header)
    for name in names {
      let words = (tensors[name]?.values ?? []).map { $0.bitPattern.littleEndian }
      words.withUnsafeBytes { file.append(contentsOf: $0) }
    }
    return file
  }
}
