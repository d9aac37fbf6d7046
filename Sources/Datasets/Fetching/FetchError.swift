import Foundation

/// Why a dataset could not be fetched, and what to do.
package enum FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  case failed(String, hint: String)
  /// As it was asked for; the same command goes on there.
  case stopped

  package var description: String {
    switch self {
    case .failed(let what, let hint): "\(what)\n  hint: \(hint)"
    case .stopped: "stopped; what has come is kept, and the same command goes on there"
    }
  }

  /// A file that cannot be read, made or written, by the system's error number.
  ///
  /// - Parameter needed: how many bytes the disk must have room for in all.
  static func file(_ path: String, _ operation: String, _ code: Int32, needed: Int) -> FetchError {
    let hint =
      code == ENOSPC || code == EDQUOT
      ? "free room: about \(ByteText.of(needed)) are needed in all; what has come is kept, and the same command goes on "
        + "there; or name a folder on another disk with --data"
      : "look at its rights, or name another folder with --data"
    return .failed("\(path) cannot be \(operation): \(String(cString: strerror(code)))", hint: hint)
  }
}

/// Numbers of bytes in words.
package enum ByteText {
  /// `812 bytes`, `48.1 KB`, `170.1 MB`, in thousands.
  package static func of(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) bytes"
    case ..<1_000_000: String(format: "%.1f KB", Double(bytes) / 1e3)
    case ..<1_000_000_000: String(format: "%.1f MB", Double(bytes) / 1e6)
    default: String(format: "%.1f GB", Double(bytes) / 1e9)
    }
  }
}
