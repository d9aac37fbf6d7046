/// A number read back from the text of a figure: `−1,234.5`, `2×10⁻³`, `10⁵`, `93.1 %`.
struct ReadNumber {
  var value: Double

  init?(_ text: String) {
    var rest = text.hasSuffix("\u{a0}%") ? text.dropLast(2) : text[...]
    let isNegative = rest.first == "−"
    if isNegative { rest = rest.dropFirst() }
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    var exponent = ""
    while let last = rest.last, let digit = superscripts.firstIndex(of: last) {
      exponent = "\(digit)" + exponent
      rest = rest.dropLast()
    }
    if rest.last == "⁻" {
      exponent = "-" + exponent
      rest = rest.dropLast()
    }
    var mantissa = rest.replacing(",", with: "")
    if !exponent.isEmpty {
      guard mantissa == "10" || mantissa.hasSuffix("×10") else { return nil }
      mantissa = mantissa == "10" ? "1" : mantissa.dropLast(3)
    }
    guard mantissa.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), Self.isGrouped(rest.prefix { $0 != "×" }),
      let read = Double(exponent.isEmpty ? mantissa : "\(mantissa)e\(exponent)")
    else { return nil }
    value = isNegative ? -read : read
  }

  /// Commas stand before every third digit, and nowhere else.
  private static func isGrouped(_ digits: Substring) -> Bool {
    let groups = digits.prefix { $0 != "." }.split(separator: ",", omittingEmptySubsequences: false)
    return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}
