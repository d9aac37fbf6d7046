import Manuscript
import Plotting
import Publishing

/// Figures of the size and density of real ones.
enum SampleFigure {
  static let blue = Color(light: .init(hex: 0x0062a3), dark: .init(hex: 0x5fb0ea))
  static let ink = Color(light: .init(hex: 0x1c1f24), dark: .init(hex: 0xe8eaed))
  static let grid = Color(light: .init(hex: 0xe9ebee), dark: .init(hex: 0x252a30))

  static func curve(width: Double = 453.5, height: Double = 250, label: String, measurer: any TextMeasurer) -> Scene {
    let font = Font(.sans, 8.5)
    func text(_ string: String, _ point: Point, _ anchor: PlacedText.Anchor, _ color: Color = ink) -> Element {
      .text(
        PlacedText(
          string, at: point, anchor: anchor, font: font, color: color, width: measurer.measure(string, font).width))
    }
    let area = Rect(x: 40, y: 10, width: width - 110, height: height - 50)
    var elements: [Element] = []
    for step in 0...5 {
      let y = area.maxY - Double(step) / 5 * area.height
      elements.append(
        .shape(.polyline([Point(area.x, y), Point(area.maxX, y)]), fill: nil, stroke: Stroke(grid, width: 0.5)))
      elements.append(text("\(step * 20)", Point(area.x - 6, y + 3), .end))
    }
    for epoch in stride(from: 0, through: 24, by: 6) {
      elements.append(
        text("\(epoch)", Point(area.x + Double(epoch) / 24 * area.width, area.maxY + 14), .middle))
    }
    elements.append(text("epoch", Point(area.midX, area.maxY + 30), .middle))
    var accuracy = 0.1
    let points = (0...96).map { step -> Point in
      accuracy += (0.935 - accuracy) * 0.05
      return Point(area.x + Double(step) / 96 * area.width, area.maxY - accuracy * area.height)
    }
    elements.append(.shape(.polyline(points), fill: nil, stroke: Stroke(blue, width: 1.5, roundEnds: true)))
    elements.append(text(label, Point(area.maxX + 5, points[96].y + 3), .start, blue))
    return Scene(size: Size(width, height), elements: elements, title: label, summary: "\(label) rises to 93 %.")
  }

  /// Rows of an epoch table.
  static func epochs(_ count: Int) -> DataTable {
    DataTable(
      columns: [
        .init("run", isCode: true), .init("epoch", alignment: .number),
        .init("learning rate", alignment: .number), .init("train loss", alignment: .number),
        .init("test accuracy", unit: "%", alignment: .number), .init("time", unit: "s", alignment: .number),
      ],
      rows: (1...count).map { epoch in
        let share = Double(epoch) / Double(count)
        let accuracy = 94 - 60 * (1 - share) * (1 - share)
        return [
          epoch % 2 == 1 ? "onecycle" : "fixed-tenth", "\(epoch)", rounded(0.4 * (1 - abs(2 * share - 1)), 4),
          rounded(2.3 - 2.1 * share, 3), rounded(accuracy, epoch % 3 == 0 ? 1 : 2) + (epoch % 5 == 0 ? " ± 0.3" : ""),
          rounded(21.4 * Double(epoch), 1),
        ]
      })
  }

  static func rounded(_ value: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { total, _ in total * 10 }
    let whole = Int((value * Double(scale)).rounded())
    let fraction = String(whole % scale)
    return "\(whole / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
