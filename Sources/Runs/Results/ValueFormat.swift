import Experiments
import Plotting
import Settings

/// How a value is printed: `as percent 2`, `as si`, `as duration`, `as fixed 3`, `as significant 4`.
package struct ValueFormat: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case percent, si, duration, fixed, significant }

  package var kind: Kind
  package var digits: Int?

  /// - Returns: nil after a complaint.
  package init?(_ text: String, at location: SourceLocation, diagnostics: Diagnostics) {
    let words = text.split(separator: " ").map(String.init)
    guard let word = words.first, let kind = Kind(rawValue: word), words.count <= 2 else {
      diagnostics.report(
        "a value has no format '\(text)'", at: location,
        hint: NearestName.hint(for: words.first ?? "", among: Kind.allCases.map(\.rawValue)))
      return nil
    }
    self.kind = kind
    guard words.count == 2 else { return }
    guard let digits = Int(words[1]), (0...12).contains(digits) else {
      diagnostics.report("the format's digits must be between 0 and 12, not '\(words[1])'", at: location)
      return nil
    }
    self.digits = digits
  }

  private init(_ kind: Kind, _ digits: Int? = nil) { (self.kind, self.digits) = (kind, digits) }

  /// How a unit is printed where nothing is said.
  private static func standard(_ unit: ResultValue.Unit) -> ValueFormat {
    switch unit {
    case .fraction, .points: ValueFormat(.percent, 2)
    case .rate, .plain: ValueFormat(.significant, 3)
    case .count: ValueFormat(.fixed, 0)
    case .seconds: ValueFormat(.duration)
    }
  }

  private func text(_ value: Double, _ unit: ResultValue.Unit) -> String {
    switch kind {
    case .percent where unit == .points: "\(NumberText.signed(value * 100, digits ?? 2)) points"
    case .percent: NumberText.percent(value, digits ?? 1)
    case .si: NumberFormat.si(value)
    case .duration: NumberFormat.duration(value)
    case .fixed: NumberText.fixed(value, digits ?? 2)
    case .significant: NumberText.significant(value, max(1, digits ?? 3))
    }
  }

  /// A value over seeds prints its mean with half the width of its 95 % interval, or its range, and n.
  /// What others reported says so.
  package static func text(_ value: ResultValue, _ format: ValueFormat?) -> String {
    measured(value, format) + (value.isReported ? " (reported)" : "")
  }

  private static func measured(_ value: ResultValue, _ format: ValueFormat?) -> String {
    guard case .numbers(let numbers, let unit, let mean) = value.content else {
      if case .text(let text) = value.content { return text }
      return ""
    }
    let format = format ?? standard(unit)
    guard let number = value.number else { return "no value" }
    let shown = format.text(number, unit)
    if let interval = value.interval {
      return "\(shown) (95\u{a0}% interval \(format.text(interval.lowerBound, unit)) to "
        + "\(format.text(interval.upperBound, unit)))"
    }
    // Counts that every seed agrees on are one number.
    guard numbers.count > 1, Set(numbers).count > 1 else { return shown }
    let count = "n\u{a0}=\u{a0}\(numbers.count)"
    if mean == .geometric, let low = numbers.min(), let high = numbers.max() {
      return "\(shown) (\(format.text(low, unit)) to \(format.text(high, unit)), \(count))"
    }
    guard let half = MeanEstimate(numbers).halfWidth else { return shown }
    let plain = shown.hasSuffix("\u{a0}%") ? String(shown.dropLast(2)) : shown
    let width = format.text(half, unit).trimmingPrefix("+")
    return "\(plain) ±\u{a0}\(width) (\(count))"
  }
}
