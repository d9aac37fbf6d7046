/// Slides a window of points from the right until the slopes at both of its ends agree: fastai's `slide`, by Novetta.
enum Slide {
  /// Points between the window's ends.
  static let width = 15
  /// The difference of slopes, in loss per step, at which the window rests.
  static let threshold = 0.005

  static func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(width + 2)
    let losses = Array(curve.losses)
    let slopes = Steepest.slopes(of: losses, over: losses.indices.map(Double.init))
    var right = losses.count - 1
    while abs(slopes[right] - slopes[right - width]) > threshold {
      right -= 1
      guard right >= width else { throw .noFlatPart }
    }
    return curve.suggestion(at: curve.losses.startIndex + right - width)
  }
}
