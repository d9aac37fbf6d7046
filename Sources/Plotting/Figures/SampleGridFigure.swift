/// Pictures of a data set with their labels, as the network sees them.
package struct SampleGridFigure: Figure, Hashable {
  package static let kind = "sample-grid"

  package struct Sample: Hashable, Sendable {
    package var raster: Raster
    package var label: String

    package init(raster: Raster, label: String) { (self.raster, self.label) = (raster, label) }
  }

  package var samples: [Sample]
  /// What was done to the pictures: `augmented: pad, crop, flip`; nothing where they are as they were.
  package var treatment: String?

  package init(samples: [Sample], treatment: String? = nil) { (self.samples, self.treatment) = (samples, treatment) }

  package var data: FigureData {
    FigureData(
      columns: ["picture", "label"], rows: samples.enumerated().map { ["\($0.offset + 1)", $0.element.label] })
  }

  package var automaticCaption: String {
    let pictures = NumberText.count(samples.count, "training picture")
    return "\(pictures.capitalizedFirst) with their labels\(treatment.map { ", \($0)" } ?? "")."
  }

  package var automaticAlt: String {
    let labels = Set(samples.map(\.label)).sorted()
    let shown = "Grid of \(NumberText.count(samples.count, "picture"))\(treatment.map { ", \($0)" } ?? "")."
    return labels.isEmpty ? shown : "\(shown) Labels: \(NumberText.list(labels))."
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    let tiles = samples.map { PictureTiles.Tile(raster: $0.raster, lines: [($0.label, Palette.muted)]) }
    let grid = PictureTiles(tiles: tiles, smallest: 46, columns: style.columns)
    return grid.scene(on: sheet, title: "Pictures and labels", summary: automaticAlt)
  }
}
