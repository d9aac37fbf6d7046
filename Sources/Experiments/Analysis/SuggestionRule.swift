/// A way to pick a learning rate from the curve of a range test.
package struct SuggestionRule: Hashable, Codable, Sendable {
  package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// The middle of the longest fall (fastai).
    case valley
    /// Where the loss falls fastest over the logarithm of the rate (torch-lr-finder; fastai's `steep`).
    case steepest
    /// A tenth of the rate with the lowest loss (fastai).
    case minimum
    /// Where, from the right, the slope settles (fastai, after Novetta).
    case slide
    /// Where accuracy has nearly reached its height (Smith).
    case accuracy
    /// Ten times the rate of half the fall, where other rules lie near it (Cyclopedia).
    case consensus

    /// What fastai's rules assume of a loss, its scale and its noise, an accuracy has not.
    package var needsLoss: Bool {
      switch self {
      case .valley, .minimum, .slide: true
      case .steepest, .accuracy, .consensus: false
      }
    }

    /// The rule for a test that names none.
    package static func standard(for measure: RangeTestAnalysis.Measure) -> Kind {
      measure == .accuracy ? .accuracy : .valley
    }
  }

  /// Points left out at both ends before the rule looks.
  package struct Skip: Hashable, Codable, Sendable {
    package var start: Int
    package var end: Int

    package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }
  }

  package var kind: Kind
  /// nil leaves out a tenth at the start and up to five points at the end, as fastai does.
  package var skip: Skip?

  package init(_ kind: Kind, skip: Skip? = nil) { (self.kind, self.skip) = (kind, skip) }

  package static let standard = SuggestionRule(.valley)

  /// What the rule sees of `count` points.
  func window(_ count: Int) -> Range<Int> {
    let skip = skip ?? Skip(start: count / 10, end: min(5, count / 10))
    let start = min(skip.start, count)
    return start..<max(start, count - skip.end)
  }

  /// - Returns: the rate, with its point.
  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    switch kind {
    case .valley: try Valley.suggest(curve)
    case .steepest: try Steepest.suggest(curve)
    case .minimum: try Minimum.suggest(curve)
    case .slide: try Slide.suggest(curve)
    case .accuracy: try AccuracyRise.suggest(curve)
    case .consensus: preconditionFailure("a consensus is made of other rules' suggestions")
    }
  }
}

/// A rate that a rule picked.
package struct Suggestion: Hashable, Codable, Sendable {
  package var rate: Double
  /// The step of the range test at which the rule looked, from 0.
  package var index: Int

  package init(rate: Double, index: Int) { (self.rate, self.index) = (rate, index) }
}

/// The part of a range test that a rule may look at: smoothed losses over growing rates, all finite.
struct RangeTestCurve {
  var rates: ArraySlice<Double>
  var losses: ArraySlice<Double>
  /// Of the whole test, whatever part of it this is.
  var lowestRate: Double
  /// Whether the losses are 1 − accuracy.
  var isAccuracy = false

  func suggestion(at index: Int) -> Suggestion { Suggestion(rate: rates[index], index: index) }

  func require(_ needed: Int) throws(Refusal) {
    guard losses.count >= needed else { throw .tooFewPoints(losses.count, needed: needed) }
  }
}
