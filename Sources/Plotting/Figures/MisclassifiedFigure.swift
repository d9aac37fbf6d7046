/// Test pictures that were taken for something else, the most confident mistakes first.
package struct MisclassifiedFigure: Figure, Hashable {
  package static let kind = "misclassified"

  package struct Mistake: Hashable, Sendable {
    package var raster: Raster
    package var truth: String
    package var predicted: String
    /// 0…1.
    package var confidence: Double
    /// From the data folder on; nil where pictures have no files of their own.
    package var file: String?

    package init(raster: Raster, truth: String, predicted: String, confidence: Double, file: String? = nil) {
      (self.raster, self.truth, self.predicted, self.confidence) = (raster, truth, predicted, confidence)
      self.file = file
    }

    fileprivate var fileName: String? { file.map { String($0.split(separator: "/").last ?? "") } }
  }

  /// Those that are shown.
  package var mistakes: [Mistake]
  /// How many test pictures were misclassified in all, of how many.
  package var errors: Int
  package var images: Int

  package init(mistakes: [Mistake], errors: Int, images: Int) {
    (self.mistakes, self.errors, self.images) = (mistakes, errors, images)
  }

  private var hasFiles: Bool { mistakes.contains { $0.file != nil } }

  package var data: FigureData {
    FigureData(
      columns: ["picture", "true class", "predicted class", "confidence"] + (hasFiles ? ["file"] : []),
      rows: mistakes.enumerated().map { place, mistake in
        ["\(place + 1)", mistake.truth, mistake.predicted, NumberText.confidence(mistake.confidence, 1)]
          + (hasFiles ? [mistake.file ?? ""] : [])
      })
  }

  package var automaticCaption: String {
    guard errors > 0 else { return "None of \(NumberText.count(images, "test picture")) was misclassified." }
    let share = images > 0 ? " (\(NumberText.percent(Double(errors) / Double(images))))" : ""
    return
      "\(NumberText.whole(errors)) of \(NumberText.count(images, "test picture"))\(share) were misclassified; shown "
      + "are the \(NumberText.whole(mistakes.count)) with the highest confidence. Above: the true class; below: what it "
      + "was taken for,\(hasFiles ? "" : " and") with which confidence\(hasFiles ? ", and the file's name" : "")."
  }

  package var automaticAlt: String {
    let list = mistakes.prefix(8).map {
      "\($0.truth) taken for \($0.predicted) (\(NumberText.confidence($0.confidence)))"
    }
    let head = "Grid of \(NumberText.count(mistakes.count, "misclassified test picture"))"
    return list.isEmpty ? "\(head)." : "\(head), most confident mistakes first: \(NumberText.list(list))."
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    let tiles = mistakes.map { mistake in
      PictureTiles.Tile(
        raster: mistake.raster,
        lines: [
          (mistake.truth, Palette.ink),
          ("→ \(mistake.predicted)", Palette.series(1)),
          (NumberText.confidence(mistake.confidence), Palette.muted),
        ] + (mistake.fileName.map { [($0, Palette.muted)] } ?? []))
    }
    let grid = PictureTiles(tiles: tiles, smallest: 62, columns: style.columns)
    return grid.scene(on: sheet, title: "Misclassified pictures", summary: automaticAlt)
  }
}
