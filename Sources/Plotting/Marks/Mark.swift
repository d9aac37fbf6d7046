/// Data and the channels that show it; scales and axes follow from what all marks of a plot feed them.
package struct Mark: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    case line(width: Double, dash: [Double])
    case points(radius: Double, open: Bool)
    /// The area between `y` and `upper`.
    case band
    /// Across the plot at each value of `x`.
    case verticalRule(width: Double, dash: [Double])
    /// Along the plot at each value of `y`.
    case horizontalRule(width: Double, dash: [Double])
    /// Between the first and the last value of `x`, from top to bottom.
    case region
  }

  package var shape: Shape
  package var x: [Double]
  package var y: [Double]
  package var upper: [Double]
  package var color: Color
  /// At a line's end, where there is room, or in the legend.
  package var label: String?

  package static func line(
    x: [Double], y: [Double], color: Color, width: Double = Line.strong, dash: [Double] = [], label: String? = nil
  ) -> Mark {
    precondition(x.count == y.count, "\(x.count) positions, \(y.count) values")
    return Mark(shape: .line(width: width, dash: dash), x: x, y: y, upper: [], color: color, label: label)
  }

  package static func points(
    x: [Double], y: [Double], color: Color, radius: Double = 2.2, open: Bool = false
  ) -> Mark {
    precondition(x.count == y.count, "\(x.count) positions, \(y.count) values")
    return Mark(shape: .points(radius: radius, open: open), x: x, y: y, upper: [], color: color)
  }

  package static func band(x: [Double], from y: [Double], to upper: [Double], color: Color) -> Mark {
    precondition(
      x.count == y.count && x.count == upper.count, "\(x.count) positions, \(y.count) and \(upper.count) values")
    return Mark(shape: .band, x: x, y: y, upper: upper, color: color)
  }

  package static func verticalRule(
    _ x: Double, color: Color, width: Double = Line.hair, dash: [Double] = []
  ) -> Mark {
    Mark(shape: .verticalRule(width: width, dash: dash), x: [x], y: [], upper: [], color: color)
  }

  package static func horizontalRule(
    _ y: Double, color: Color, width: Double = Line.hair, dash: [Double] = []
  ) -> Mark {
    Mark(shape: .horizontalRule(width: width, dash: dash), x: [], y: [y], upper: [], color: color)
  }

  package static func region(from low: Double, to high: Double, color: Color) -> Mark {
    Mark(shape: .region, x: [low, high], y: [], upper: [], color: color)
  }
}
