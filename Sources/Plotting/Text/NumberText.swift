import Foundation

/// Numbers as figures print them.
package enum NumberText {
  /// With a fixed number of decimals, a true minus sign and commas between thousands; from 10¹⁵ on, where a double no
  /// longer tells neighbors apart, as `significant`.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    guard abs(value) < 1e15 else { return significant(value) }
    let text = grouped(String(format: "%.\(max(0, decimals))f", abs(value)))
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value < 0 && !isZero ? "−\(text)" : text
  }

  /// All its digits.
  package static func whole(_ value: Int) -> String { (value < 0 ? "−" : "") + grouped("\(value.magnitude)") }

  /// `0.931` is `93.1 %`.
  package static func percent(_ fraction: Double, _ decimals: Int = 1) -> String {
    "\(fixed(fraction * 100, decimals))\u{a0}%"
  }

  /// A probability in per cent, with more decimals where it would become `100 %` and is less: `99.7 %`, and `> 99.99 %`
  /// where two do not tell.
  package static func confidence(_ share: Double, _ decimals: Int = 0) -> String {
    let texts = (decimals...max(decimals, 2)).lazy.map { percent(share, $0) }
    return share < 1 ? texts.first { !$0.hasPrefix("100") } ?? ">\u{a0}99.99\u{a0}%" : percent(share, decimals)
  }

  /// With a sign unless all its digits are zero, for differences.
  package static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    return value > 0 && text.contains { ("1"..."9").contains($0) || $0 == "∞" } ? "+\(text)" : text
  }

  /// Rounded to significant digits, as a decimal between 0.001 and 100,000 and with a power of ten elsewhere; a decimal
  /// keeps all digits before its point.
  package static func significant(_ value: Double, _ digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, 0) }
    // C's text has the exponent that rounding leads to.
    let parts = String(format: "%.\(max(digits, 1) - 1)e", abs(value)).split(separator: "e")
    let exponent = parts.last.flatMap { Int($0) } ?? 0
    if exponent >= -3, exponent < 5 || abs(value) < 99_999.5 { return trimmed(fixed(value, digits - 1 - exponent)) }
    let mantissa = trimmed(String(parts[0]))
    return (value < 0 ? "−" : "") + (mantissa == "1" ? "" : "\(mantissa)×") + power(exponent)
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

  /// With commas between the thousands before the point.
  private static func grouped(_ digits: String) -> String {
    var text = digits
    var index = text.firstIndex(of: ".") ?? text.endIndex
    while text.distance(from: text.startIndex, to: index) > 3 {
      index = text.index(index, offsetBy: -3)
      text.insert(",", at: index)
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var result = text
    while result.last == "0" { result.removeLast() }
    if result.last == "." { result.removeLast() }
    return result
  }
}
