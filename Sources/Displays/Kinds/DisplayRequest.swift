import Manuscript
import Plotting
import Runs
import Settings

/// A plot directive, read.
package struct PlotRequest: Sendable {
  package var kind: any PlotKind.Type
  package var location: SourceLocation
  package var runs: [RunReference]
  package var label: String
  package var number: Int
  /// Labels that the figure had before; its files are there under these names too.
  package var aliases: [String]
  package var style: FigureStyle
  package var options: DisplayOptionValues
  /// nil where it is made from the data.
  package var caption: [Inline]?
  package var alt: String?
}

/// A table directive, read.
package struct TableRequest: Sendable {
  package var kind: any TableKind.Type
  package var location: SourceLocation
  package var runs: [RunReference]
  package var label: String
  package var number: Int
  package var options: DisplayOptionValues
  package var caption: [Inline]?
}
