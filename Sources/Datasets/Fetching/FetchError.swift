import Files
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
  static func file(_ path: String, _ operation: String, _ code: Int32, needed: Int) -> FetchError {
    file(FileFailure(path, operation, code), needed: needed)
  }

  /// - Parameter needed: how many bytes the disk must have room for in all.
  static func file(_ failure: FileFailure, needed: Int) -> FetchError {
    let hint =
      [ENOSPC, EDQUOT].contains(failure.error.code)
      ? "free room: about \(ByteText.of(needed)) are needed in all; what has come is kept, and the same command goes on "
        + "there; or name a folder on another disk with --data"
      : "look at its rights, or name another folder with --data"
    return .failed("\(failure)", hint: hint)
  }
}
