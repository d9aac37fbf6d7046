import Foundation
import Manuscript
import Plotting
import Publishing
import Settings

/// What stands where a directive was: understood, and not yet filled with results.
package indirect enum Content: Sendable {
  case run(RunDefinition)
  case compare(CompareDefinition)
  case policy(PolicyDefinition)
  case sweep(SweepDefinition)
  case reported(ReportedRun)
  case plot(PlotRequest)
  case table(TableRequest)
  case picture(ReportPicture)
  case admonition(Admonition.Kind, title: [Inline]?, blocks: [Block<Content>])
}

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

/// A book that has been read and checked as a whole: nothing in it can be a mistake of its author's any more, as far
/// as that shows before anything runs.
package struct CheckedBook: Sendable {
  package struct CheckedChapter: Sendable {
    var title: String
    var shortTitle: String?
    var label: String
    var number: Int
    var blocks: [Block<Content>]
  }

  package var title: String
  package var subtitle: String?
  package var authors: [Author]
  package var abstract: [Block<Content>]
  package var profile: String
  package var chapters: [CheckedChapter]
  /// Trainings and range tests, each after those that it needs.
  package var runs: [RunDefinition]
  /// The same in the order of the book, with recipes.
  package var definitions: [RunDefinition]
  package var compares: [CompareDefinition]
  package var policies: [PolicyDefinition]
  package var sweeps: [SweepDefinition]
  package var reported: [ReportedRun]
  var labels: Labels
  var images: [String: ReportImage]
  package var warnings: [Diagnostic]
  /// The files that it was read from, by path within the notebook's folder.
  var sources: [FolderPath: Data]
}
