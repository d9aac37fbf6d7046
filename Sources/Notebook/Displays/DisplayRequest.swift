import Manuscript
import Plotting
import Settings

/// A plot directive, read.
package struct PlotRequest: Sendable {
  var kind: any PlotKind.Type
  var location: SourceLocation
  var runs: [RunReference]
  var label: String
  var number: Int
  /// Labels that the figure had before; its files are there under these names too.
  var aliases: [String]
  var style: FigureStyle
  /// How many pictures or rows; nil where the kind decides.
  var count: Int?
  var showsShares: Bool
  /// nil where it is made from the data.
  var caption: [Inline]?
  var alt: String?
}

/// A table directive, read.
package struct TableRequest: Sendable {
  var kind: any TableKind.Type
  var location: SourceLocation
  var runs: [RunReference]
  var label: String
  var number: Int
  var count: Int?
  var caption: [Inline]?
}
