import Plotting

extension Comparison {
  /// The finding by one measure; nil for the baseline, and where there is no difference.
  package static func sentence(
    _ name: String, _ base: String, _ measure: CompareMeasure, _ difference: RunDifference?
  ) -> String? {
    guard let difference else { return nil }
    let run = name.capitalizedSentence
    guard measure.isFinalTestAccuracy else {
      let points = measure.isShare ? " points" : ""
      return
        "\(run) less \(base): \(measure.text(difference).mean)\(points) in \(measure.words) (\(shown(difference)))."
    }
    guard difference.mean != 0 else { return "\(run) ends exactly as high as \(base) (\(shown(difference)))." }
    let size = "\(measure.text(difference).size) points"
    let way = difference.mean > 0 ? "\(size) above" : "\(size) below"
    return "\(run) ends \(way) \(base) (\(shown(difference)))."
  }

  private static func shown(_ difference: RunDifference) -> String {
    difference.pValue.map {
      difference.isShown == true
        ? "p \($0 < 0.001 ? "" : "= ")\(NumberFormat.pValue($0))"
        : "not shown to differ, p = \(NumberFormat.pValue($0))"
    }
      ?? "no test possible"
  }
}
