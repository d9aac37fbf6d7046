import Settings

/// A number as others wrote it, with how far it may be off for having been rounded.
package struct ReportedNumber: Hashable, Sendable {
  package var value: Double
  /// Half a unit of the last digit; 0 for counts and for what was computed from them.
  package var rounding = 0.0

  package init(_ value: Double, rounding: Double = 0) { (self.value, self.rounding) = (value, rounding) }

  /// A plain decimal number is rounded to its last digit; `5/24` and `1e-3` are taken as exact.
  package init(_ value: Double, writtenAs text: String, scale: Double = 1) {
    self.value = value
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return }
    rounding = (0..<min(parts[1].count, 18)).reduce(0.5 * scale) { unit, _ in unit / 10 }
  }

  /// Whether both can be the same number, each rounded in its own way.
  package func agrees(with other: ReportedNumber) -> Bool {
    abs(value - other.value) <= rounding + other.rounding + 1e-9
  }

  /// A count; nil after a complaint.
  package static func count(_ text: String, _ name: String, at place: SourceLocation, _ diagnostics: Diagnostics)
    -> Self?
  {
    SettingsNode(.scalar(text, isPlain: true), at: place).integer(name, in: 0...1_000_000_000, diagnostics)
      .map { ReportedNumber(Double($0)) }
  }

  /// A number that is not negative, such as a loss or a rate; nil after a complaint.
  package static func amount(_ text: String, _ name: String, at place: SourceLocation, _ diagnostics: Diagnostics)
    -> Self?
  {
    guard let value = SettingsNode(.scalar(text, isPlain: true), at: place).number(name, diagnostics) else {
      return nil
    }
    guard value == 0 || (1e-30...1e30).contains(value) else {
      diagnostics.report(
        "\(name) is 0, or from 1e-30 to 1e30, and not \(text)", at: place)
      return nil
    }
    return ReportedNumber(value, writtenAs: text)
  }

  /// A share 0…1, or a number with `%` behind it; nil after a complaint.
  ///
  /// Nothing is guessed from the size: 0.94 without a sign is 94 %, and 94 without a sign is a mistake.
  ///
  /// - Parameter isPercent: whether a number without a sign is in per cent too, as in a column whose head says so.
  package static func share(
    _ text: String, _ name: String, isPercent: Bool = false, at place: SourceLocation, _ diagnostics: Diagnostics
  ) -> Self? {
    let hasSign = text.hasSuffix("%")
    let bare = hasSign ? String(text.dropLast()).trimmingSpaces : text
    guard let number = SettingsNode.number(bare), number.isFinite else {
      diagnostics.report("\(name) takes a number, not '\(text)'", at: place)
      return nil
    }
    let scale = hasSign || isPercent ? 0.01 : 1
    guard (0...1).contains(number * scale) else {
      let hint =
        scale == 1 ? "shares are between 0 and 1; where it is in per cent, write '\(bare) %'" : "between 0 % and 100 %"
      diagnostics.report("\(name) is no share: \(text)", at: place, hint: hint)
      return nil
    }
    return ReportedNumber(number * scale, writtenAs: bare, scale: scale)
  }
}

extension StringProtocol {
  /// Without spaces and tabs at both ends.
  package var trimmingSpaces: String {
    func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
