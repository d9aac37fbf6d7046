/// What was measured: one number, none, or a column of them. A loss that is not a number equals itself, kept in memory
/// or read back, so that the types around it can have their equality synthesized.
@propertyWrapper
package struct Measured<Value: MeasuredValue>: Equatable, Sendable {
  package var wrappedValue: Value

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package static func == (a: Self, b: Self) -> Bool { a.wrappedValue.isSame(as: b.wrappedValue) }
}

/// Numbers that can be compared although they may be NaN.
package protocol MeasuredValue: Codable, Sendable {
  /// Whether both are equal, or both are not a number.
  func isSame(as other: Self) -> Bool
}

extension Double: MeasuredValue {
  package func isSame(as other: Double) -> Bool { self == other || (isNaN && other.isNaN) }
}

extension Float: MeasuredValue {
  package func isSame(as other: Float) -> Bool { self == other || (isNaN && other.isNaN) }
}

extension Optional: MeasuredValue where Wrapped: MeasuredValue {
  package func isSame(as other: Wrapped?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isSame(as: other)
  }
}

extension Array: MeasuredValue where Element: MeasuredValue {
  package func isSame(as other: [Element]) -> Bool { elementsEqual(other) { $0.isSame(as: $1) } }
}

/// Written as the value alone.
extension Measured: Codable {
  package init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Value.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

/// What was not measured has no key.
extension KeyedDecodingContainer {
  func decode(_ type: Measured<Double?>.Type, forKey key: Key) throws -> Measured<Double?> {
    Measured(wrappedValue: try decodeIfPresent(Double.self, forKey: key))
  }
}

extension KeyedEncodingContainer {
  mutating func encode(_ value: Measured<Double?>, forKey key: Key) throws {
    try encodeIfPresent(value.wrappedValue, forKey: key)
  }
}

/// What is kept beside a value and makes no difference between two of them.
@propertyWrapper
package struct Uncompared<Value: Codable & Sendable>: Hashable, Sendable {
  package var wrappedValue: Value

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package static func == (a: Self, b: Self) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

extension Uncompared: Codable {
  package init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Value.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}
