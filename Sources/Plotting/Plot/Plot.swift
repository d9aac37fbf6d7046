/// Marks over two axes that follow from them.
package struct Plot: Hashable, Sendable {
  package struct Axis: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case linear, log }

    /// The quantity and its unit.
    package var title: String?
    package var kind: Kind
    package var format: LinearScale.Format
    package var wholeNumbers: Bool
    /// Fixed; nothing where the marks decide.
    package var domain: ClosedRange<Double>?
    /// Within what the marks may decide: accuracies stay in 0…1.
    package var limits: ClosedRange<Double>?
    /// Whether tick labels are shown.
    package var isLabelled: Bool
    /// Only scales, without line, ticks and labels: the grid then follows the other axis.
    package var isHidden = false

    package init(
      _ title: String? = nil, kind: Kind = .linear, format: LinearScale.Format = .number, wholeNumbers: Bool = false,
      domain: ClosedRange<Double>? = nil, limits: ClosedRange<Double>? = nil, isLabelled: Bool = true
    ) {
      (self.title, self.kind, self.format, self.wholeNumbers) = (title, kind, format, wholeNumbers)
      (self.domain, self.limits, self.isLabelled) = (domain, limits, isLabelled)
    }
  }

  /// An entry of the legend that explains a style rather than a run.
  package struct Key: Hashable, Sendable {
    package var text: String
    package var stroke: Stroke

    package init(_ text: String, _ stroke: Stroke) { (self.text, self.stroke) = (text, stroke) }
  }

  /// A number at its place in the data.
  package struct Note: Hashable, Sendable {
    package var text: String
    /// Taken where the whole text has no room.
    package var short: String?
    package var x: Double
    package var y: Double
    package var color: Color

    package init(_ text: String, short: String? = nil, x: Double, y: Double, color: Color) {
      (self.text, self.short, self.x, self.y, self.color) = (text, short, x, y, color)
    }
  }

  package var marks: [Mark]
  package var x: Axis
  package var y: Axis
  package var keys: [Key]
  package var notes: [Note]
  /// Room between the titles and the data, for what a figure adds itself.
  package var stripAbove = 0.0
  /// Likewise between the data and the axis across.
  package var stripBelow = 0.0

  package init(_ marks: [Mark], x: Axis, y: Axis, keys: [Key] = [], notes: [Note] = []) {
    (self.marks, self.x, self.y, self.keys, self.notes) = (marks, x, y, keys, notes)
  }

  /// The x domain that the marks need.
  package var xDomain: ClosedRange<Double> {
    x.domain ?? Plot.extent(marks.filter(\.feedsScales).flatMap(\.x), of: x)
  }

  /// The y domain that the marks need.
  package var yDomain: ClosedRange<Double> {
    y.domain ?? Plot.extent(marks.filter(\.feedsScales).flatMap { $0.y + $0.upper }, of: y)
  }

  private static func extent(_ values: [Double], of axis: Axis) -> ClosedRange<Double> {
    let shown = values.filter { $0.isFinite && (axis.kind == .linear || $0 > 0) }
    guard let low = shown.min(), let high = shown.max() else { return axis.kind == .log ? 0.1...1 : 0...1 }
    return low...high
  }

  func xScale(_ range: (Double, Double)) -> any Scale {
    if x.kind == .log { return LogScale(xDomain, range: range) }
    return LinearScale(xDomain, range: range, format: x.format, wholeNumbers: x.wholeNumbers)
  }

  /// Widened to whole steps of the ticks, unless the domain is fixed.
  func yScale(_ range: (Double, Double), ticks: Int) -> any Scale {
    if y.kind == .log {
      let domain = LogScale(yDomain).domain
      return LogScale(y.domain ?? domain.lowerBound / 1.08...domain.upperBound * 1.08, range: range)
    }
    let tight = LinearScale(yDomain, range: range, format: y.format, wholeNumbers: y.wholeNumbers)
    guard y.domain == nil else { return tight }
    let nice = tight.nice(about: ticks).domain
    let limits = y.limits ?? nice
    let domain =
      max(
        nice.lowerBound, min(limits.lowerBound, tight.domain.lowerBound))...min(
        nice.upperBound, max(limits.upperBound, tight.domain.upperBound))
    return LinearScale(domain, range: range, format: y.format)
  }
}

extension Mark {
  /// Rules and regions stand where the data are; they do not stretch the axes.
  var feedsScales: Bool {
    switch shape {
    case .line, .points, .band: true
    case .verticalRule, .horizontalRule, .region: false
    }
  }
}
