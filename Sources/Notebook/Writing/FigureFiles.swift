import Drawing
import Foundation
import Plotting
import Publishing
import Runs

/// The files of a figure, under its label.
enum FigureFiles {
  static func links(_ label: String, runs: [String]) -> [FileLink] {
    let data = runs.count == 1 ? [FileLink(title: "Data", path: "data/\(MemberName.label(runs[0])).csv")] : []
    return data + ["svg", "png", "pdf"].map { FileLink(title: $0.uppercased(), path: "figures/\(label).\($0)") }
  }

  /// - Parameters:
  ///   - date: ISO 8601, for the PDF.
  ///   - text: what the figure was measured with.
  static func files(
    _ figure: ReportBuilder.DrawnFigure, date: String, text: PangoMeasurer
  ) throws(DrawingError) -> [String: Data] {
    let files: [String: Data] = [
      "svg": Data(try SVGText.write(figure.scene, idPrefix: figure.label, paper: .light).utf8),
      "dark.svg": Data(try SVGText.write(figure.scene, idPrefix: figure.label, paper: .dark).utf8),
      "png": Data(try PNGImage.write(figure.scene, text: text)),
      "pdf": Data(try PDFFile.write(figure.scene, date: date, text: text)),
    ]
    var named: [String: Data] = [:]
    for label in [figure.label] + figure.aliases {
      for (ending, bytes) in files { named["figures/\(label).\(ending)"] = bytes }
    }
    return named
  }
}
