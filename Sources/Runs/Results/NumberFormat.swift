import Experiments
import Plotting

/// Numbers as prose and tables print them.
package enum NumberFormat {
  package static func rate(_ value: Double) -> String { NumberText.significant(value) }

  /// `48 s`, `3 min 20 s`, `2 h 5 min`
  package static func duration(_ seconds: Double) -> String {
    // No clock counts thirty million years.
    guard abs(seconds) < 1e15 else { return "unknown" }
    let whole = Int(seconds.rounded())
    if whole < 10 { return "\(NumberText.fixed(seconds, 1))\u{a0}s" }
    if whole < 60 { return "\(whole)\u{a0}s" }
    if whole < 3600 { return "\(whole / 60)\u{a0}min" + (whole % 60 == 0 ? "" : " \(whole % 60)\u{a0}s") }
    let minutes = (whole + 30) / 60
    return "\(minutes / 60)\u{a0}h" + (minutes % 60 == 0 ? "" : " \(minutes % 60)\u{a0}min")
  }

  /// `6.57 M`; what rounds up to a thousand has the next letter.
  ///
  /// - Parameter whole: the number whose letter it has too, such as the mean that it is the spread of; nil for itself.
  static func si(_ value: Double, of whole: Double? = nil) -> String {
    let size = abs(whole ?? value)
    for (unit, letter) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where size >= 0.9995 * unit {
      return "\(NumberText.significant(value / unit))\u{a0}\(letter)"
    }
    return NumberText.significant(value)
  }

  /// `0.032`, or `< 0.001`.
  package static func pValue(_ value: Double) -> String { value < 0.001 ? "<\u{a0}0.001" : NumberText.fixed(value, 3) }

  /// The mean with half of its 95 % t interval, where there are several values.
  package static func mean(_ values: [Double], scale: Double, digits: Int) -> String {
    guard !values.isEmpty else { return "–" }
    let estimate = MeanEstimate(values)
    let text = NumberText.fixed(estimate.mean * scale, digits)
    return estimate.halfWidth.map { "\(text) ± \(NumberText.fixed($0 * scale, digits))" } ?? text
  }
}

extension String {
  package var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}
