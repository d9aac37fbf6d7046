import Displays
import Manuscript
import Publishing

/// What stands where a directive was: understood, and not yet filled with results.
package indirect enum ReportNode: Sendable {
  /// What the book's symbols have under the name.
  case symbol(String)
  case plot(PlotRequest)
  case table(TableRequest)
  case picture(ReportPicture)
  case admonition(Admonition.Kind, title: [Inline]?, blocks: [Block<ReportNode>])
}
