/// The type of figures, at print size; nothing is smaller than 7 points.
package enum FigureType {
  package static let title = Font(.sans, 10, weight: .semibold)
  package static let label = Font(.sans, 8.5)
  package static let strong = Font(.sans, 8.5, weight: .semibold)
  package static let number = Font(.sans, 8.5, tabular: true)
  package static let small = Font(.sans, 7.5)
  package static let smallNumber = Font(.sans, 7.5, tabular: true)
}

/// Widths of lines, in points.
package enum Line {
  package static let hair = 0.5
  package static let thin = 0.9
  package static let strong = 1.6
}
