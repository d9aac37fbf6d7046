import Foundation

/// Paths inside a folder; who names them may be a stranger, so nothing else may be named.
package enum ContainedPath {
  /// The one way to write a path: `a//b/./c/` is `a/b/c`, and the folder itself is `.`.
  ///
  /// - Returns: nil where it is absolute or otherwise leads out.
  package static func canonical(_ path: String) -> String? {
    // Bytes, because a combining mark after a slash makes another `Character` of it.
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, bytes.count <= 1024, bytes.first != UInt8(ascii: "/"), bytes.first != UInt8(ascii: "~"),
      !bytes.contains(UInt8(ascii: "\\")), !bytes.contains(0)
    else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard !parts.contains("..") else { return nil }
    let kept = parts.filter { $0 != "." }
    return kept.isEmpty ? "." : kept.joined(separator: "/")
  }

  /// The place that a path leads to, all symbolic links followed.
  ///
  /// - Returns: nil where nothing is there.
  package static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether a real path is a real folder or lies in it.
  package static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.utf8.starts(with: (folder.hasSuffix("/") ? folder : folder + "/").utf8)
  }
}
