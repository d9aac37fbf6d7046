import Drawing
import Foundation
import Publishing

/// A form in which a whole report is written: one file.
///
/// A form is one file in `Formats` and one line in `ReportFormats.all`.
protocol ReportFormat: Sendable {
  /// As options name it.
  static var name: String { get }

  /// Within the report's folder.
  static var file: String { get }

  /// Equal reports are equal bytes.
  ///
  /// - Parameter text: measures text, and has the fonts loaded.
  static func bytes(_ report: Report, text: PangoMeasurer) throws -> Data
}

package enum ReportFormats {
  static let all: [any ReportFormat.Type] = [HTMLFormat.self, PDFFormat.self]

  package static let names = all.map { $0.name }

  /// - Parameter names: of those that are wanted; empty for all.
  static func named(_ names: [String]) -> [any ReportFormat.Type] {
    all.filter { names.isEmpty || names.contains($0.name) }
  }
}
