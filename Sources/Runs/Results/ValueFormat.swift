import Experiments
import Foundation
import Plotting
import Settings

/// How a value is printed: `as percent 2`, `as si`, `as duration`, `as fixed 3`, `as significant 4`; with `as ci` and
/// `as sd` its spread over seeds is said in words, and `as points` prints a difference of shares alone.
package struct ValueFormat: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case percent, si, duration, fixed, significant, points, ci, sd

    package var summary: String {
      switch self {
      case .percent: "A share as per cent, with so many decimals."
      case .si: "A count or rate with k, M or G: 6.6 M."
      case .duration: "A time in the units that fit it."
      case .fixed: "A number with so many decimals."
      case .significant: "A number with so many significant digits."
      case .points: "A difference of shares alone, without its interval."
      case .ci:
        "The mean over the seeds with its 95 % t interval, in words; of rates and quotients that of their logarithms."
      case .sd:
        "The mean over the seeds with their standard deviation, in words; of rates and quotients the geometric one, a factor."
      }
    }

    /// As a chapter would write it, with what it prints.
    package var example: String {
      switch self {
      case .percent: "onecycle.test.accuracy as percent 1"
      case .si: "onecycle.parameters as si"
      case .duration: "onecycle.duration as duration"
      case .fixed: "onecycle.test.loss as fixed 2"
      case .significant: "onecycle.test.loss as significant 3"
      case .points: "policies.difference(onecycle) as points"
      case .ci: "onecycle.test.accuracy as ci"
      case .sd: "onecycle.test.accuracy as sd"
      }
    }

    /// Whether the format makes a number of that sort no other number: a loss has no per cent.
    func prints(_ unit: ResultValue.Unit) -> Bool {
      switch self {
      case .percent: [.fraction, .points].contains(unit)
      case .points: unit == .points
      case .duration: unit == .seconds
      case .si, .ci, .sd: unit != .probability
      case .fixed, .significant: true
      }
    }
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
    guard ![.si, .duration].contains(kind) else {
      diagnostics.report("the format '\(kind)' chooses its digits itself", at: location, hint: "write 'as \(kind)'")
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
  static func standard(_ unit: ResultValue.Unit) -> ValueFormat {
    switch unit {
    case .fraction: ValueFormat(.percent, 2)
    case .points: ValueFormat(.points, 2)
    case .rate, .plain: ValueFormat(.significant, 3)
    case .count: ValueFormat(.fixed, 0)
    case .seconds: ValueFormat(.duration)
    case .probability: ValueFormat(.fixed, 3)
    }
  }

  /// The format that a unit is printed in: `ci`, `sd` and `points` say what stands beside, and of points all print points.
  static func format(_ wanted: ValueFormat?, _ unit: ResultValue.Unit) -> ValueFormat {
    let standard = standard(unit)
    guard let wanted else { return standard }
    let isOwn = [.ci, .sd, .points].contains(wanted.kind)
    let isPoints = unit == .points && [.percent, .fixed].contains(wanted.kind)
    return ValueFormat(
      isOwn || isPoints ? standard.kind : wanted.kind, wanted.digits ?? (isOwn ? standard.digits : nil))
  }

  /// - Parameters:
  ///   - whole: the mean whose spread the value is; nil for a value of its own.
  ///   - spread: half of the interval beside the value, which its digits follow.
  func text(_ value: Double, of whole: Double? = nil, spread: Double? = nil) -> String {
    func decimals(_ most: Int, scale: Double = 1) -> Int {
      spread.map { Precision.decimals(spread: $0 * scale, atMost: most) } ?? most
    }
    return switch kind {
    case .points: NumberText.signed(value * 100, decimals(digits ?? 2, scale: 100)) + " points"
    case .percent: NumberText.percent(value, decimals(digits ?? 1, scale: 100))
    case .si: NumberFormat.si(value, of: whole, spread: spread)
    case .duration: NumberFormat.duration(value, of: whole)
    case .significant: Self.significant(value, digits.map { max(1, $0) }, of: whole ?? value, spread: spread)
    case .fixed, .ci, .sd: NumberText.fixed(value, decimals(digits ?? 2))
    }
  }

  /// Digits that the author wants round whole numbers too; a spread of less than a thousandth, and what takes a power of ten, have their own digits.
  private static func significant(_ value: Double, _ digits: Int?, of whole: Double, spread: Double?) -> String {
    guard let spread, spread > abs(whole) / 1000, (1e-3..<1e5).contains(abs(whole)) else {
      guard let digits, value.isFinite else { return NumberText.significant(value) }
      return NumberText.significant(Double(String(format: "%.\(digits - 1)e", value)) ?? value, digits)
    }
    return NumberText.fixed(value, Precision.decimals(spread: spread, atMost: 6))
  }
}
