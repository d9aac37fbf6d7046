import Foundation

/// What the engine cannot do, and with what.
package struct LearningError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What has to change before it can.
  package enum Cause: Hashable, Sendable { case settings, machine }

  /// What was attempted, such as `convolution forward` or `load weights`.
  package var operation: String
  /// What went wrong, with shapes, names or paths.
  package var detail: String
  package var cause: Cause

  package init(_ operation: String, _ detail: String, cause: Cause = .settings) {
    (self.operation, self.detail, self.cause) = (operation, detail, cause)
  }

  /// A kernel that could not be made, with its `errno` number.
  init(_ operation: String, status: Int32, for what: String? = nil) {
    let reason =
      status == ENOMEM
      ? "there is not enough memory; close other programs or take a smaller batch"
      : status == ENOTSUP ? "no kernel offers that" : "error \(status)"
    self.init(operation, (what.map { "\($0): " } ?? "") + reason, cause: .machine)
  }

  package var description: String { "\(operation): \(detail)" }
}
