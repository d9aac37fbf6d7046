import Runs

extension RunComparison {
  /// Lines without indentation; none where nothing is different.
  var lines: [String] {
    let lines =
      settings.map { "\($0.name): \($0.before ?? "nothing") → \($0.after ?? "nothing")" }
      + results.filter { !$0.isEqual }.map(Self.line)
      + suggestions.map { "\($0.name): \($0.before ?? "none") → \($0.after ?? "none")" }
    return isOtherwiseDifferent ? lines + [Self.otherwise] : lines
  }

  static let otherwise = "the records differ, in other things than these results"

  private static func line(_ result: Result) -> String {
    let measure = result.measure
    let unit = measure.heading.unit.map { " \($0)" } ?? ""
    let line = "\(measure.text): \(result.before)\(unit) → \(result.after)\(unit)"
    guard let difference = result.difference else { return line }
    return "\(line); \(sentence(difference, measure))"
  }

  /// `+0.80 points (−0.10 to +1.70), p = 0.070, paired t test over 3 seeds`
  private static func sentence(_ difference: RunDifference, _ measure: CompareMeasure) -> String {
    let points = measure.isShare ? " points" : ""
    let written = measure.text(difference)
    var text = "difference \(written.mean)\(points)" + (written.interval.map { " (95 % interval \($0))" } ?? "")
    if let value = difference.pValue {
      let written = NumberFormat.pValue(value)
      text += ", p \(written.hasPrefix("<") ? "" : "= ")\(written), \(difference.test)"
    } else {
      text += ", test \(difference.test)"
    }
    return text.replacing("\u{a0}", with: " ")
  }
}
