import Drawing
import Foundation
import Plotting
import Publishing
import Runs

/// The files of a figure, under its label.
enum FigureFiles {
  /// - Parameter shown: what it shows: runs, compares, sweeps, policies.
  static func links(_ label: String, _ shown: [RunReference], _ symbols: SymbolTable) -> [FileLink] {
    var names: [String] = []
    for reference in shown where !names.contains(reference.name) { names.append(reference.name) }
    let data = names.map { name in
      let isTable = symbols[name, as: CompareDefinition.self] != nil || symbols[name, as: SweepDefinition.self] != nil
      return FileLink(
        title: names.count == 1 ? "Data" : "Data of \(name)", path: DataFiles.path(name, isTable ? "json" : "csv"))
    }
    return data + ["svg", "png", "pdf"].map { FileLink(title: $0.uppercased(), path: "figures/\(label).\($0)") }
  }

  /// - Parameters:
  ///   - date: ISO 8601, for the PDF.
  ///   - fonts: which fonts this machine draws with.
  ///   - cache: where files of figures that were drawn before may be.
  static func files(
    _ figure: ReportBuilder.DrawnFigure, date: String, fonts: String, _ cache: FigureCache?
  ) throws -> [String: Data] {
    let svg = try SVGText.write(figure.scene, idPrefix: figure.label, paper: .light)
    // An SVG file says all that is shown and where.
    let key = cache?.key([svg, figure.scene.title, figure.scene.summary, figure.label, date, fonts])
    var files = key.flatMap { cache?.files($0) } ?? [:]
    if files.isEmpty {
      files = try drawn(figure, date: date)
      if let key { cache?.keep(files, key) }
    }
    files["svg"] = Data(svg.utf8)
    var named: [String: Data] = [:]
    for label in [figure.label] + figure.aliases {
      for (ending, bytes) in files { named["figures/\(label).\(ending)"] = bytes }
    }
    return named
  }

  private static func drawn(_ figure: ReportBuilder.DrawnFigure, date: String) throws(DrawingError) -> [String: Data] {
    let text = try PangoMeasurer()
    return [
      "dark.svg": Data(try SVGText.write(figure.scene, idPrefix: figure.label, paper: .dark).utf8),
      "png": Data(try PNGImage.write(figure.scene, text: text)),
      "pdf": Data(try PDFFile.write(figure.scene, date: date, text: text)),
    ]
  }
}
