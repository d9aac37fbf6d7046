import Plotting
import Settings

/// An option that some plots or tables have; each kind names its own, and what it does not name is a mistake there.
package struct DisplayOption: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text
    case words([String])
    case integer(ClosedRange<Int>)
  }

  package var name: String
  package var value: Value
  /// What it sets, in one line.
  package var summary: String
  /// What is taken where it is left out, in words.
  package var standard: String
  /// A value that it takes; nil for the first that there is.
  private var written: String?

  package init(_ name: String, _ value: Value, _ summary: String, standard: String, example: String? = nil) {
    (self.name, self.value, self.summary, self.standard) = (name, value, summary, standard)
    written = example
  }

  /// As the settings of other kinds are described.
  package var description: SettingDescription {
    let (type, example) =
      switch value {
      case .text: ("a text", "Epoch")
      case .words(let words): (words.joined(separator: " | "), words[0])
      case .integer(let range):
        ("a whole number from \(range.lowerBound) to \(range.upperBound)", "\(range.lowerBound)")
      }
    return SettingDescription(name, summary, type: type, absence: .otherwise(standard), example: written ?? example)
  }

  static let xAxis = DisplayOption(
    "x", .words(FigureStyle.Axis.allCases.map(\.rawValue)), "What the horizontal axis counts",
    standard: "epochs, but of policies that have none")
  static let xLabel = DisplayOption("x-label", .text, "The horizontal axis' title", standard: "made from the data")
  static let yLabel = DisplayOption("y-label", .text, "The vertical axis' title", standard: "made from the data")
  static let log = DisplayOption(
    "log", .words(["x", "y", "both", "none"]), "Which axes are logarithmic", standard: "the kind's own")
  /// Where the other axis has no logarithm.
  static let logX = DisplayOption(
    "log", .words(["x", "none"]), "Which axes are logarithmic", standard: "the kind's own")
  static let columns = DisplayOption("columns", .integer(1...50), "Pictures in a row", standard: "as many as fit")
  static let show = DisplayOption("show", .words(["counts", "shares"]), "What the cells say", standard: "counts")

  /// How many pictures or rows are shown.
  static func count(most: Int = 1000, standard: Int) -> DisplayOption {
    DisplayOption("count", .integer(1...most), "How many are shown", standard: "\(standard)")
  }

  private static let run = DisplayOption(
    "run", .text, "What is shown", standard: "needed, or 'runs'", example: "onecycle")
  private static let runs = DisplayOption(
    "runs", .text, "What is shown, where it is several", standard: "needed, or 'run'", example: "fixed, onecycle")
  private static let label = DisplayOption(
    "label", .text, "What {numref} and links call it", standard: "made of the run and the kind", example: "accuracy")
  /// What all plots have.
  package static let ofPlots = [
    run, runs, label, DisplayOption("title", .text, "A title in the figure", standard: "none", example: "Accuracy"),
    DisplayOption(
      "alt", .text, "What it shows, for those who cannot see it", standard: "made from the data",
      example: "Two curves"),
    DisplayOption("width", .words(["full", "pair"]), "Whether two stand side by side", standard: "full"),
    DisplayOption("aliases", .text, "Other labels that lead to it", standard: "none", example: "old-name"),
  ]
  /// What all tables have.
  package static let ofTables = [run, runs, label]

  /// What curves over the course of a training have.
  static let curve = [xAxis, xLabel, yLabel, log]
}

/// The options of one directive, as its kind declares them.
package struct DisplayOptionValues: Hashable, Sendable {
  private var values: [String: String]

  package init(_ values: [String: String] = [:]) { self.values = values }

  /// nil where it is left out.
  subscript(option: DisplayOption) -> String? { values[option.name] }

  func integer(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
}
