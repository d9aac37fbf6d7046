/// Test pictures that were taken for something else, the most confident mistakes first.
package struct MisclassifiedFigure: Figure, Hashable {
  package static let kind = "misclassified"

  package struct Mistake: Hashable, Sendable {
    package var raster: Raster
    package var truth: String
    package var predicted: String
    /// 0…1.
    package var confidence: Double

    package init(raster: Raster, truth: String, predicted: String, confidence: Double) {
      (self.raster, self.truth, self.predicted, self.confidence) = (raster, truth, predicted, confidence)
    }
  }

  /// Those that are shown.
  package var mistakes: [Mistake]
  /// How many test pictures were misclassified in all, of how many.
  package var errors: Int
  package var images: Int

  package init(mistakes: [Mistake], errors: Int, images: Int) {
    (self.mistakes, self.errors, self.images) = (mistakes, errors, images)
  }

  package var data: FigureData {
    FigureData(
      columns: ["picture", "true class", "predicted class", "confidence"],
      rows: mistakes.enumerated().map {
        ["\($0.offset + 1)", $0.element.truth, $0.element.predicted, NumberText.confidence($0.element.confidence, 1)]
      })
  }

  package var automaticCaption: String {
    guard errors > 0 else { return "None of \(NumberText.count(images, "test picture")) was misclassified." }
    let share = images > 0 ? " (\(NumberText.percent(Double(errors) / Double(images))))" : ""
    return
      "\(NumberText.whole(errors)) of \(NumberText.count(images, "test picture"))\(share) were misclassified; shown "
      + "are the \(NumberText.whole(mistakes.count)) with the highest confidence. Above: the true class; below: what it "
      + "was taken for, and with which confidence."
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
        ])
    }
    let grid = PictureTiles(tiles: tiles, smallest: 62, columns: style.columns)
    return grid.scene(on: sheet, title: "Misclassified pictures", summary: automaticAlt)
  }
}
