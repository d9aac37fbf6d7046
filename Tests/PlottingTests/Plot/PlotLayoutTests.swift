import Testing

@testable import Plotting

/// The margins hold what stands in them, at sizes that have room, and nothing breaks at those that have none.
@Suite struct PlotLayoutTests {
  private static var type: Typesetter { Typesetter(FixedWidthMeasurer()) }

  private static func plot(_ y: [Double], label: String? = "run", title: String? = "value") -> Plot {
    let x = y.indices.map { Double($0) }
    return Plot([.line(x: x, y: y, color: Palette.series(0), label: label)], x: .init("epoch"), y: .init(title))
  }

  @Test(arguments: [[0.0, 1], [-1e6, 1e6], [1e-7, 5e-7], [2.30252, 2.30258], [1e300, 3e300]], [150.0, 220, 453])
  func theMarginsHoldTheLabels(values: [Double], width: Double) {
    let frame = Rect(x: 10, y: 20, width: width, height: 200)
    let layout = PlotLayout(Self.plot(values), in: frame, Self.type)
    #expect(frame.contains(layout.area) && layout.area.contains(layout.dataArea))
    for tick in layout.yTicks.major {
      let room = layout.area.x - PlotLayout.tickLength - 3 - frame.x
      #expect(Self.type.width(tick.label, FigureType.number) <= room + 0.01, "\(tick.label)")
    }
    for tick in layout.xTicks.major {
      let (middle, half) = (layout.x.position(tick.value) ?? .nan, Self.type.width(tick.label, FigureType.number) / 2)
      #expect(middle - half >= frame.x - 0.01 && middle + half <= frame.maxX + 0.01, "\(tick.label)")
    }
    let below = layout.area.maxY + PlotLayout.tickLength + 2 * Self.type.height(FigureType.label)
    #expect(below <= frame.maxY + 2, "labels and a title below")
    #expect(layout.area.y >= frame.y + Self.type.height(FigureType.label), "a title above")
    for label in layout.endLabels {
      #expect(label.x + Self.type.width(label.text, FigureType.label) <= frame.maxX + 0.01)
    }
    #expect(layout.endLabels.count + layout.legend.count == 1, "a line is named once")
  }

  @Test func namesThatAreTooLongAreInALegend() {
    let long = String(repeating: "long ", count: 12)
    let layout = PlotLayout(
      Self.plot([0, 1], label: long), in: Rect(x: 0, y: 0, width: 300, height: 200), Self.type)
    #expect(layout.endLabels.isEmpty && layout.legend.count == 1)
    #expect(layout.legend[0].width <= 300 && layout.legend[0].entries[0].text.hasSuffix("…"))
  }

  @Test func labelsAtLinesEndsStandApart() {
    let marks = (0..<6).map {
      Mark.line(x: [0, 1], y: [0, 1 + Double($0) / 100], color: Palette.ink, label: "run \($0)")
    }
    let layout = PlotLayout(
      Plot(marks, x: .init(), y: .init("y")), in: Rect(x: 0, y: 0, width: 400, height: 250), Self.type)
    let middles = layout.endLabels.map(\.middle).sorted()
    #expect(middles.count == 6)
    #expect(zip(middles, middles.dropFirst()).allSatisfy { $1 - $0 >= Self.type.height(FigureType.label) })
    // The highest line has the highest label.
    #expect(layout.endLabels.map(\.middle) == layout.endLabels.map(\.middle).sorted(by: >))
  }

  @Test func alignedPlotsHaveTheirAxesInLine() {
    let frames = [Rect(x: 0, y: 0, width: 400, height: 150), Rect(x: 0, y: 160, width: 400, height: 150)]
    let layouts = PlotLayout.aligned(
      [Self.plot([0, 1]), Self.plot([0, 1e6], label: "a longer name")], in: frames, Self.type)
    #expect(layouts[0].area.x == layouts[1].area.x && layouts[0].area.maxX == layouts[1].area.maxX)
    #expect(layouts[0].area.maxY < layouts[1].area.y)
  }

  @Test(arguments: [0.0, 1, 15, 40, 80], [0.0, 1, 15, 40, 80])
  func tooSmallFramesAreSurvivedWithAnArea(width: Double, height: Double) {
    let frame = Rect(x: 5, y: 5, width: width, height: height)
    let layout = PlotLayout(Self.plot([0, 1e6], label: "a run"), in: frame, Self.type)
    #expect(layout.area.width >= 20 && layout.area.height >= 20 && layout.dataArea.height >= 20)
    #expect(!layout.yTicks.major.isEmpty && layout.xTicks.major.count <= 2)
  }
}
