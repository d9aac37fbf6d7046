import Drawing
import Plotting

/// A scene with every kind of element, as a figure would place them.
enum SampleScene {
  static func make(_ measurer: any TextMeasurer) -> Scene {
    let sans = Font(.sans, 8.5)
    func text(_ words: String, _ x: Double, _ y: Double, _ font: Font, anchor: PlacedText.Anchor = .start) -> Element {
      .text(
        PlacedText(
          words, at: Point(x, y), anchor: anchor, font: font, color: Palette.ink,
          width: measurer.measure(words, font).width))
    }
    let checker = Raster(width: 2, height: 2, pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0])
    return Scene(
      size: Size(200, 120),
      elements: [
        .shape(.rect(Rect(x: 10, y: 10, width: 60, height: 40)), fill: Palette.grid, stroke: Stroke(Palette.rule)),
        .shape(
          .polyline([Point(10, 50), Point(40, 20), Point(70, 45)]), fill: nil,
          stroke: Stroke(Palette.series(0), width: 1.5, roundEnds: true)),
        .shape(.circle(Point(100, 30), radius: 12), fill: Palette.series(1).opacity(0.4), stroke: nil),
        .picture(checker, in: Rect(x: 130, y: 10, width: 40, height: 40)),
        text("loss < 0.5 & “rate” → 10⁻³", 10, 80, sans),
        text("Figure, affinity 0123", 10, 100, Font(.serif, 11)),
        text("--rate 1e-3", 120, 80, Font(.mono, 8)),
        .group(
          Group(
            at: Point(120, 90), clip: Rect(x: 0, y: 0, width: 40, height: 10),
            [.shape(.circle(Point(10, 5), radius: 12), fill: Palette.series(2), stroke: nil)])),
      ],
      title: "A sample <of> \"everything\"", summary: "It has 'quotes' & signs.")
  }
}
