/// Equality of what was measured: a loss that is no number is the same as itself, kept in memory or read back.
extension FloatingPoint {
  func isSame(as other: Self) -> Bool { self == other || (isNaN && other.isNaN) }
}

extension Optional where Wrapped: FloatingPoint {
  func isSame(as other: Wrapped?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isSame(as: other)
  }
}

extension Array where Element: FloatingPoint {
  func isSame(as other: [Element]) -> Bool { elementsEqual(other) { $0.isSame(as: $1) } }
}
