import Experiments
import Plotting
import Settings

/// How a value is printed: `as percent 2`, `as si`, `as duration`, `as fixed 3`, `as significant 4`; with `as ci` and
/// `as sd` its spread over seeds is said in words, and `as points` prints a difference of shares alone.
package struct ValueFormat: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case percent, si, duration, fixed, significant, points, ci, sd
  }

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

  /// What stands behind `±` wherever a report prints it.
  package static let spread =
    "a\u{a0}±\u{a0}b is the mean over n seeds and half of its 95\u{a0}% t interval; of learning rates and quotients, the geometric mean "
    + "stands with the lowest and the highest"

  /// How a unit is printed where nothing is said.
  private static func standard(_ unit: ResultValue.Unit) -> ValueFormat {
    switch unit {
    case .fraction, .points: ValueFormat(.percent, 2)
    case .rate, .plain: ValueFormat(.significant, 3)
    case .count: ValueFormat(.fixed, 0)
    case .seconds: ValueFormat(.duration)
    }
  }

  /// - Parameter whole: the mean whose spread the value is; nil for a value of its own.
  private func text(_ value: Double, _ unit: ResultValue.Unit, of whole: Double? = nil) -> String {
    // Of points, all that prints a number with digits prints points.
    if unit == .points, [.percent, .points, .fixed].contains(kind) {
      return "\(NumberText.signed(value * 100, digits ?? 2)) points"
    }
    return switch kind {
    case .points, .ci, .sd: ValueFormat.standard(unit).with(digits).text(value, unit)
    case .percent: NumberText.percent(value, digits ?? 1)
    case .si: NumberFormat.si(value, of: whole)
    case .duration: NumberFormat.duration(value)
    case .fixed: NumberText.fixed(value, digits ?? 2)
    case .significant: NumberText.significant(value, max(1, digits ?? 3))
    }
  }

  private func with(_ digits: Int?) -> ValueFormat { ValueFormat(kind, digits ?? self.digits) }

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
    let wanted = format
    let format = format ?? standard(unit)
    guard let number = value.number else { return "no value" }
    let shown = format.text(number, unit)
    if wanted?.kind == .points { return shown }
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
    let estimate = MeanEstimate(numbers)
    guard let half = estimate.halfWidth else { return shown }
    switch wanted?.kind {
    case .sd?:
      let deviation = format.text(estimate.deviation ?? 0, unit, of: number).trimmingPrefix("+")
      return "\(shown) (standard deviation \(deviation), \(count))"
    case .ci?:
      return "\(shown) (95\u{a0}% interval \(format.text(number - half, unit)) to \(format.text(number + half, unit)), "
        + "\(count))"
    default: break
    }
    let plain = shown.hasSuffix("\u{a0}%") ? String(shown.dropLast(2)) : shown
    let width = format.text(half, unit, of: number).trimmingPrefix("+")
    return "\(plain) ±\u{a0}\(width) (\(count))"
  }
}
