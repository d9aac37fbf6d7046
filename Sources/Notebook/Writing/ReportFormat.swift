import Drawing
import Foundation
import Publishing

/// A form in which a whole report is written: one file.
///
/// A form is one file in `Formats` and one line in `ReportFormats.all`.
protocol ReportFormat: Sendable {
  /// Within the report's folder.
  static var file: String { get }

  /// Equal reports are equal bytes.
  ///
  /// - Parameter text: measures text, and has the fonts loaded.
  static func bytes(_ report: Report, text: PangoMeasurer) throws -> Data
}

enum ReportFormats {
  static let all: [any ReportFormat.Type] = [HTMLFormat.self, PDFFormat.self]
}
