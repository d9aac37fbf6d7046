import Drawing
import Foundation
import Publishing

/// One page with its fonts inside.
package enum HTMLFormat: ReportFormat {
  static let name = "html"
  package static let file = "report.html"

  static func bytes(_ report: Report, text: PangoMeasurer) throws -> Data {
    Data(try HTMLReport.write(report, fonts: { try fonts($0) }).utf8)
  }

  /// The house's faces, cut down to these characters.
  package static func fonts(
    _ characters: Set<Unicode.Scalar>, faces: [WebFont.Face] = WebFont.faces
  ) throws -> [WebFont] {
    try faces.map { face in
      let bytes = try FontSubset.make(
        family: face.family, weight: face.weight, italic: face.italic, characters: characters)
      return WebFont(face, mediaType: face.family == .mono ? "font/ttf" : "font/otf", bytes: bytes)
    }
  }
}
