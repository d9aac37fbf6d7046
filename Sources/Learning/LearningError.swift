/// What the engine cannot do, and with what.
package struct LearningError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was attempted, such as `convolution forward` or `load weights`.
  package var operation: String
  /// What went wrong, with shapes, names or paths.
  package var detail: String

  package init(_ operation: String, _ detail: String) { (self.operation, self.detail) = (operation, detail) }

  package var description: String { "\(operation): \(detail)" }
}
