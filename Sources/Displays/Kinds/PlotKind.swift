import Experiments
import Foundation
import Learning
import Plotting
import Runs

/// A kind of plot: one file here, and one line in `PlotKinds.all`.
package protocol PlotKind: SendableMetatype {
  static var name: String { get }
  /// What it shows, in one sentence.
  static var summary: String { get }
  static var shows: RunFilter { get }
  static var mostRuns: Int { get }
  /// What it needs of a run that others reported.
  static var needs: RequiredData { get }
  /// Beside those that all plots have.
  static var options: [DisplayOption] { get }
  /// Whether the drawing names its runs where there is one only.
  static var namesRun: Bool { get }
  static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure
}

extension PlotKind {
  package static var mostRuns: Int { 1 }
  package static var needs: RequiredData { .record }
  package static var namesRun: Bool { true }
}
