import Plotting

/// An option that some plots or tables have; each kind names its own, and what it does not name is a mistake there.
package struct DisplayOption: Hashable, Sendable {
  package var name: String
  /// What it can be; empty where it is a text or a number.
  package var words: [String] = []

  static let xAxis = DisplayOption(name: "x", words: FigureStyle.Axis.allCases.map(\.rawValue))
  static let xLabel = DisplayOption(name: "x-label")
  static let yLabel = DisplayOption(name: "y-label")
  package static let log = DisplayOption(name: "log", words: ["x", "y", "both", "none"])
  /// Where the other axis has no logarithm.
  static let logX = DisplayOption(name: "log", words: ["x", "none"])
  package static let count = DisplayOption(name: "count")
  package static let columns = DisplayOption(name: "columns")
  package static let show = DisplayOption(name: "show", words: ["counts", "shares"])

  /// What curves over the course of a training have.
  static let curve = [xAxis, xLabel, yLabel, log]
  package static let pictures = [count, columns]
}
