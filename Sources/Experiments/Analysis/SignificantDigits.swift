import Foundation

/// Rates as sentences show them: `0.0479`, `1e-05`.
enum SignificantDigits {
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    let magnitude = pow(10, Double(digits - 1) - floor(log10(abs(value))))
    let rounded = magnitude.isFinite && magnitude > 0 ? (value * magnitude).rounded() / magnitude : value
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
