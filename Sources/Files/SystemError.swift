import Foundation

/// Why the system did not do what it was asked for, in its own words.
package struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Such as `ENOSPC`.
  package let code: Int32

  package init(_ code: Int32) { self.code = code }

  package var description: String { String(cString: strerror(code)) }
}

/// A file or folder that cannot be read, made, written or moved.
package struct FileFailure: Error, Equatable, Sendable, CustomStringConvertible {
  package let path: String
  /// `made`, `written`, `put in place`.
  package let operation: String
  package let error: SystemError

  package init(_ path: String, _ operation: String, _ code: Int32) {
    (self.path, self.operation, error) = (path, operation, SystemError(code))
  }

  package var description: String { "\(path) cannot be \(operation): \(error)" }
}
