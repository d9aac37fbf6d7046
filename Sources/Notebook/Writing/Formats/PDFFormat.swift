import Drawing
import Foundation
import Publishing

/// Pages for paper.
enum PDFFormat: ReportFormat {
  static let name = "pdf"
  static let file = "report.pdf"

  static func bytes(_ report: Report, text: PangoMeasurer) throws -> Data {
    Data(try PDFDocument.write(PrintedReport.pages(of: report, measurer: text), text: text))
  }
}
