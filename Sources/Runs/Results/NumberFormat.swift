import Experiments
import Foundation
import Plotting

/// Numbers as prose and tables print them.
package enum NumberFormat {
  package static func rate(_ value: Double) -> String { NumberText.significant(value) }

  /// A limit as its author wrote it: no number is rounded that a result is held against.
  package static func level(_ value: Double) -> String { NumberText.significant(value, 15) }

  /// `48 s`, `3 min 20 s`, `2 h 5 min`
  ///
  /// - Parameter whole: the duration that it is the spread of; nil for itself.
  package static func duration(_ seconds: Double, of whole: Double? = nil) -> String {
    // No clock counts thirty million years.
    guard abs(seconds) < 1e15 else { return "unknown" }
    let count = Int(seconds.rounded())
    if count < 10 { return "\(NumberText.fixed(seconds, (whole ?? seconds).rounded() < 10 ? 1 : 0))\u{a0}s" }
    if count < 60 { return "\(count)\u{a0}s" }
    if count < 3600 { return "\(count / 60)\u{a0}min" + (count % 60 == 0 ? "" : " \(count % 60)\u{a0}s") }
    let minutes = (count + 30) / 60
    return "\(minutes / 60)\u{a0}h" + (minutes % 60 == 0 ? "" : " \(minutes % 60)\u{a0}min")
  }

  /// `6.57 M`; what rounds up to a thousand has the next letter.
  ///
  /// - Parameters:
  ///   - whole: the number whose letter it has too, such as the mean that it is the spread of; nil for itself.
  ///   - spread: what its decimals follow; nil for three significant digits.
  static func si(_ value: Double, of whole: Double? = nil, spread: Double? = nil) -> String {
    let size = abs(whole ?? value)
    let (unit, letter) =
      [(1e12, "\u{a0}T"), (1e9, "\u{a0}G"), (1e6, "\u{a0}M"), (1e3, "\u{a0}k")].first { size >= 0.9995 * $0.0 } ?? (
        1, ""
      )
    guard let spread else { return NumberText.significant(value / unit) + letter }
    return NumberText.fixed(value / unit, Precision.decimals(spread: spread / unit, atMost: 12)) + letter
  }

  /// `0.032`, or `< 0.001`.
  package static func pValue(_ value: Double, decimals: Int = 3) -> String {
    let least = pow(10, -Double(decimals))
    return value < least ? "<\u{a0}\(NumberText.fixed(least, decimals))" : NumberText.fixed(value, decimals)
  }

  /// The mean with half of its 95 % t interval, where there are several values.
  ///
  /// - Parameter most: decimals at most; a wide interval leaves fewer.
  package static func mean(_ values: [Double], scale: Double, atMost most: Int) -> String {
    guard !values.isEmpty else { return "–" }
    let estimate = MeanEstimate(values)
    guard let half = estimate.halfWidth.map({ $0 * scale }) else {
      return NumberText.fixed(estimate.mean * scale, most)
    }
    let decimals = Precision.decimals(spread: half, atMost: most)
    return "\(NumberText.fixed(estimate.mean * scale, decimals)) ± \(NumberText.fixed(half, decimals))"
  }
}

extension String {
  package var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}
