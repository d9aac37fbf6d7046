/// Slides a window of points from the right until the slopes at both of its ends agree: fastai's `slide`, by Novetta.
///
/// fastai's constants are for a test of a hundred steps whose loss falls by about one. So a longer test is thinned to
/// about a hundred points, and the threshold is a share of the fall: neither more steps nor another scale of the loss
/// moves the suggestion. Where the slopes never agree, fastai suggests the first rate; this refuses.
struct Slide: SuggestionRuleKind {
  static let name = "slide"
  static let summary = "Where, from the right, the slope settles (fastai, after Novetta)."
  static let judges: RangeTestAnalysis.Measure? = .loss

  /// Points between the window's ends.
  static let width = 15
  /// The difference of slopes, per point and in units of the fall, at which the window rests.
  static let threshold = 0.005
  /// About as many points are looked at.
  static let points = 100.0

  var skip: SuggestionRule.Skip?

  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(Self.width + 2)
    let count = curve.losses.count
    let apart = max(1, Int((Double(count) / Self.points).rounded()))
    // The last point is always among those that are left.
    let seen = Array(stride(from: curve.losses.startIndex + (count - 1) % apart, to: curve.losses.endIndex, by: apart))
    let losses = seen.map { curve.losses[$0] }
    let lowest = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    let fall = (losses[...lowest].max() ?? 0) - losses[lowest]
    guard let place = Self.place(in: losses, threshold: Self.threshold * fall) else { throw .noFlatPart }
    return curve.suggestion(at: seen[place])
  }

  /// The left end of the last window whose slopes differ by more than `threshold`, or of the rightmost window where
  /// already that one's agree.
  ///
  /// - Returns: nil where no window's slopes agree.
  static func place(in losses: [Double], threshold: Double) -> Int? {
    let slopes = Steepest.slopes(of: losses, over: losses.indices.map(Double.init))
    let rightmost = losses.count - 1 - width
    return stride(from: rightmost, through: 0, by: -1)
      .first { abs(slopes[$0 + width] - slopes[$0]) <= threshold }
      .map { min(rightmost, $0 + 1) }
  }
}
