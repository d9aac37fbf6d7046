/// A tenth of the rate at which the smoothed loss is lowest: fastai's `minimum`.
enum Minimum {
  static func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(1)
    let lowest = curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] } ?? curve.losses.startIndex
    return Suggestion(rate: curve.rates[lowest] / 10, index: lowest)
  }
}
