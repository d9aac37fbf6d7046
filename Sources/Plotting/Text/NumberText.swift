import Foundation

/// Numbers as figures print them.
package enum NumberText {
  /// With a fixed number of decimals, a true minus sign and commas between thousands.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    var text = String(format: "%.\(max(0, decimals))f", abs(value))
    if abs(value) < 1e15, let point = text.firstIndex(of: ".") ?? Optional(text.endIndex) {
      var index = point
      while text.distance(from: text.startIndex, to: index) > 3 {
        index = text.index(index, offsetBy: -3)
        text.insert(",", at: index)
      }
    }
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value < 0 && !isZero ? "−\(text)" : text
  }

  package static func whole(_ value: Int) -> String { fixed(Double(value), 0) }

  /// `0.931` is `93.1 %`.
  package static func percent(_ fraction: Double, _ decimals: Int = 1) -> String {
    "\(fixed(fraction * 100, decimals))\u{a0}%"
  }

  /// With a sign always, for differences.
  package static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+\(text)" : text
  }

  /// Rounded to significant digits, as a decimal between 0.001 and 100,000 and with a power of ten elsewhere.
  package static func significant(_ value: Double, _ digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, 0) }
    let exponent = Int(floor(log10(abs(Double(String(format: "%.\(digits - 1)e", value)) ?? value))))
    if exponent >= -3, exponent < 5 { return trimmed(fixed(value, digits - 1 - exponent)) }
    let mantissa = trimmed(fixed(value / pow(10, Double(exponent)), digits - 1))
    return (mantissa == "1" ? "" : mantissa == "−1" ? "−" : "\(mantissa)×") + power(exponent)
  }

  /// `-3` is `10⁻³`.
  package static func power(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + String(String(exponent).map { $0 == "-" ? "⁻" : digits[$0.wholeNumberValue ?? 0] })
  }

  /// `1 epoch`, `2 epochs`.
  package static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(whole(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// `a, b and c`.
  package static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var result = text
    while result.last == "0" { result.removeLast() }
    if result.last == "." { result.removeLast() }
    return result
  }
}
