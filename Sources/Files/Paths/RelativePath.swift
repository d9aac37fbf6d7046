/// The path of a file within a folder, byte by byte: to Swift's texts two spellings of `é` are one, to a disk two files.
package struct RelativePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  package static let longest = 1024

  package let bytes: [UInt8]

  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
  package init(_ text: String) { self.init(bytes: text.utf8) }

  package var components: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  }

  /// Whether it is readable text without control characters that leads down from its folder and nowhere else.
  package var isPlain: Bool {
    guard (1...Self.longest).contains(bytes.count), let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0 == "\\" })
    else { return false }
    return components.allSatisfy { part in
      (1...255).contains(part.count) && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }
  }

  /// As a C function takes it.
  package var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  package func appending(_ component: some Sequence<UInt8>) -> RelativePath {
    RelativePath(bytes: bytes.isEmpty ? Array(component) : bytes + "/".utf8 + component)
  }

  /// What lies in a folder, named from there; nil for anything else.
  package func within(_ folder: String) -> RelativePath? {
    bytes.starts(with: (folder + "/").utf8) ? RelativePath(bytes: bytes.dropFirst(folder.utf8.count + 1)) : nil
  }

  package static func < (a: RelativePath, b: RelativePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

  /// Fit to be printed, whatever the bytes are.
  package var description: String { PrintableText.text(String(decoding: bytes, as: UTF8.self)) }
}
