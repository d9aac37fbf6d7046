/// A learning-rate range test: loss over the rate, what each rule suggests, and what was chosen.
package struct LRFinderFigure: Figure, Hashable {
  package static let kind = "lr-finder"

  /// One run of the test; the arrays are as long as the test, one entry per step.
  package struct Curve: Hashable, Sendable {
    package var rates: [Double]
    package var losses: [Double]
    /// May be shorter than `rates`.
    package var smoothed: [Double]
    /// The first step that counts as diverged.
    package var divergedFrom: Int?
    /// The rate at which the test ended by diverging, where nothing was measured after that.
    package var stoppedAt: Double?
    /// nil where seeds are counted.
    package var seed: Int?

    package init(
      rates: [Double], losses: [Double], smoothed: [Double], divergedFrom: Int? = nil, stoppedAt: Double? = nil
    ) {
      (self.rates, self.losses, self.smoothed) = (rates, losses, smoothed)
      (self.divergedFrom, self.stoppedAt) = (divergedFrom, stoppedAt)
    }

    /// The rate from which on it is diverged.
    var divergedRate: Double? {
      divergedFrom.flatMap { rates.indices.contains($0) ? rates[$0] : nil } ?? stoppedAt
    }
  }

  package struct Suggestion: Hashable, Sendable {
    package var rule: String
    package var rate: Double

    package init(rule: String, rate: Double) { (self.rule, self.rate) = (rule, rate) }
  }

  package enum Choice: Hashable, Sendable {
    case rate(Double, rule: String)
    /// Why the test suggests nothing, as a sentence.
    case refused(String)
  }

  /// One per seed; the first is drawn strong.
  package var curves: [Curve]
  package var suggestions: [Suggestion]
  package var choice: Choice
  /// Lowest and highest rate of the cycle that uses the test.
  package var cycle: ClosedRange<Double>?
  /// The quantity down the side: `training loss`.
  package var measure: String
  /// Whether more is better, and the quantity a fraction 0…1.
  package var prefersHigh: Bool
  /// How the strong line was smoothed: `exponential mean, 0.98`; nil where the values themselves are drawn.
  package var smoothing: String?
  /// How often it was measured: `every step`.
  package var every: String
  /// By what it was measured: `5,000 held-out pictures`; nil where by each step's own batch.
  package var note: String?
  /// How many seeds the chosen rate is the mean of; nil means all.
  package var suggesting: Int?
  /// Single measurements that were left out, since they lie far off their neighbors.
  package var outliers = 0

  package init(
    curves: [Curve], suggestions: [Suggestion], choice: Choice, cycle: ClosedRange<Double>? = nil,
    measure: String = "training loss", prefersHigh: Bool = false, smoothing: String? = "exponential mean",
    every: String = "every step", note: String? = nil
  ) {
    (self.curves, self.suggestions, self.choice) = (curves, suggestions, choice)
    (self.cycle, self.measure, self.prefersHigh) = (cycle, measure, prefersHigh)
    (self.smoothing, self.every, self.note) = (smoothing, every, note)
  }

  package var data: FigureData {
    FigureData(
      columns: ["seed", note == nil ? "step" : "evaluation", "learning rate", measure, "smoothed"],
      counts: curves.map(\.rates.count)
    ) { [curves] index, step in
      let curve = curves[index]
      return [
        curve.seed.map { "\($0)" } ?? "\(index + 1)", "\(step)", NumberText.significant(curve.rates[step], 4),
        step < curve.losses.count ? NumberText.significant(curve.losses[step], 5) : "",
        step < curve.smoothed.count ? NumberText.significant(curve.smoothed[step], 5) : "",
      ]
    }
  }

  package var automaticCaption: String {
    var sentences: [String]
    switch choice {
    case .rate(let rate, let rule):
      let over = curves.count > 1 ? ", \(meanWords)" : ""
      sentences = ["The range test suggests a learning rate of \(NumberText.significant(rate)) (rule: \(rule)\(over))."]
    case .refused(let reason): sentences = ["The range test suggests no learning rate: \(reason)."]
    }
    if let smoothing {
      sentences.append("Faint: \(measure) at \(every); strong: smoothed (\(smoothing)).")
    } else {
      sentences.append(
        "\(measure.capitalizedFirst)\(note.map { ", measured on \($0)" } ?? "") after \(every), not smoothed.")
    }
    if outliers > 0 {
      sentences.append(
        "\(NumberText.count(outliers, "value")) far off \(outliers == 1 ? "its" : "their") neighbors "
          + "\(outliers == 1 ? "is" : "are") \(smoothing == nil ? "drawn, and passed over by the rules" : "left out of the strong line")."
      )
    }
    if let rate = divergedRate {
      sentences.append("Shaded: diverged\(ofFirst), from \(NumberText.significant(rate)) on.")
    }
    if curves.count > 1 { sentences.append("Thinner lines: the other \(NumberText.count(curves.count - 1, "seed")).") }
    return sentences.joined(separator: " ")
  }

  private var meanWords: String {
    guard let suggesting, suggesting < curves.count else { return "the geometric mean over \(curves.count) seeds" }
    return suggesting == 1
      ? "of one of \(curves.count) seeds" : "the geometric mean over \(suggesting) of \(curves.count) seeds"
  }

  package var automaticAlt: String {
    guard let curve = curves.first, let first = curve.rates.first, let last = curve.rates.last else {
      return "Learning-rate range test without a step."
    }
    var words =
      "Line chart of \(measure) over the learning rate, raised from \(NumberText.significant(first)) to "
      + "\(NumberText.significant(last)) in \(NumberText.count(curve.rates.count, note == nil ? "step" : "evaluation"))."
    let steps = curve.smoothed.indices.filter { curve.smoothed[$0].isFinite && $0 < curve.rates.count }
    if let start = steps.first, let best = steps.min(by: { isBetter(curve.smoothed[$0], curve.smoothed[$1]) }) {
      words +=
        " The \(smoothing == nil ? "" : "smoothed ")curve\(ofFirst) starts at \(text(curve.smoothed[start])) and is "
        + "\(prefersHigh ? "highest" : "lowest"), \(text(curve.smoothed[best])), at "
        + "\(NumberText.significant(curve.rates[best]))."
    }
    if let rate = divergedRate { words += " It diverges from \(NumberText.significant(rate)) on." }
    if !suggestions.isEmpty {
      words +=
        " Suggestions\(curves.count > 1 ? ", each the geometric mean over the seeds that have one" : ""): "
        + NumberText.list(suggestions.map { "\($0.rule) \(NumberText.significant($0.rate))" }) + "."
    }
    switch choice {
    case .rate(let rate, let rule): words += " Chosen: \(NumberText.significant(rate)), by \(rule)."
    case .refused(let reason): words += " Nothing is suggested: \(reason)."
    }
    return words
  }

  private func isBetter(_ one: Double, _ other: Double) -> Bool { prefersHigh ? one > other : one < other }

  /// A value of the curve, in the text's own unit.
  func text(_ value: Double) -> String { prefersHigh ? NumberText.percent(value) : NumberText.significant(value) }

  /// The curve that is described, where there are several.
  private var ofFirst: String { curves.count > 1 ? " of seed \(curves.first?.seed ?? 1)" : "" }

  private var divergedRate: Double? { curves.first?.divergedRate }
}
