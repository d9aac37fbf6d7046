import Testing

/// What somebody could write by hand in the place of a number or text, and what is said of it.
struct Forgery<Subject>: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var fault: String
  var change: @Sendable (inout Subject) throws -> Void

  init(_ name: String, _ fault: String, _ change: @escaping @Sendable (inout Subject) throws -> Void) {
    (testDescription, self.fault, self.change) = (name, fault, change)
  }
}
