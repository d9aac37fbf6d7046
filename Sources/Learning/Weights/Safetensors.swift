import Foundation

/// The safetensors format: 8 bytes of header length, a JSON header, then the tensors' bytes, little-endian.
///
/// Read within bounds: a header that lies about its length, types, shapes or offsets is an error that names the file
/// and the byte. https://huggingface.co/docs/safetensors
package enum Safetensors {
  /// As in the format's own library.
  static let largestHeader = 100_000_000

  /// A file's content: tensors as float32, and whole numbers apart.
  package struct Content: Sendable {
    package var tensors: [String: Tensor] = [:]
    /// Tensors that were float64.
    package var rounded: Set<String> = []
    /// Tensors of int64.
    package var integers: [String: [Int]] = [:]
    /// The names of further tensors of whole numbers or truth values.
    package var others: Set<String> = []
    /// `__metadata__`: texts by name.
    package var metadata: [String: String] = [:]
  }

  /// - Parameter source: the file's name, for messages.
  package static func read(_ bytes: Data, source: String) throws(LearningError) -> Content {
    try SafetensorsReader(bytes, source: source).content()
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
