internal import CPangoCairo
import Plotting

/// A PDF of one figure, as large as its scene.
package enum PDFFile {
  /// - Parameters:
  ///   - date: ISO 8601; it stands in the file in place of the clock's, so that equal scenes are equal files.
  ///   - text: whose fonts are loaded already; nil loads them.
  /// - Throws: `DrawingError`.
  package static func write(
    _ scene: Scene, date: String = "2000-01-01T00:00:00Z", text: PangoMeasurer? = nil
  ) throws(DrawingError) -> [UInt8] {
    try PDFDocument.write(
      DocumentPages(
        title: scene.title, authors: "", subject: scene.summary, date: date, pages: [scene], outline: []), text: text)
  }
}
