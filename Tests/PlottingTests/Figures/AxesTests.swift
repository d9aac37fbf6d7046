import Foundation
import SampleFigures
import Testing

@testable import Plotting

/// Of every figure, at every width: axes that can be read, and nothing off the sheet.
@Suite struct AxesTests {
  static let scenes: [(name: String, scene: Scene)] =
    SampleFigures.all.flatMap { sample in
      [FigureStyle.pairWidth, FigureStyle.fullWidth, 900].map { width in
        (
          "\(sample.name) at \(width)",
          sample.figure.scene(FigureStyle(width: width), measurer: FixedWidthMeasurer())
        )
      }
    }
    + SmallFigures.all.map { sample in
      (sample.name, sample.figure.scene(sample.style, measurer: FixedWidthMeasurer()))
    }

  @Test func everyTickHasItsOneLabel() {
    var plots = 0
    for (name, scene) in Self.scenes {
      for plot in PlotReader.all(in: SceneReader(scene)) {
        plots += 1
        for axis in [plot.x, plot.y] where axis.isLabelled {
          #expect(axis.ticks.allSatisfy { $0.labels.count == 1 }, "\(name)")
          #expect(axis.ticks.allSatisfy { $0.number != nil }, "\(name)")
          #expect(
            axis.ticks.count > 1, "\(name): a single number makes no scale, \(axis.ticks.map { $0.labels[0].text })")
          #expect(Self.isEven(axis), "\(name): \(axis.ticks.compactMap(\.number)) at \(axis.ticks.map(\.place))")
        }
        #expect(
          plot.x.ticks.allSatisfy { $0.place >= plot.area.x - 0.01 && $0.place <= plot.area.maxX + 0.01 }, "\(name)")
        #expect(
          plot.y.ticks.allSatisfy { $0.place >= plot.area.y - 0.01 && $0.place <= plot.area.maxY + 0.01 }, "\(name)")
      }
    }
    #expect(plots > 60)
  }

  /// Equal differences are equal distances, or equal ratios are.
  private static func isEven(_ axis: PlotReader.Axis) -> Bool {
    let known = axis.ticks.compactMap { tick in tick.number.map { (number: $0, place: tick.place) } }
    guard known.count > 2 else { return true }
    return [{ $0 }, { log10($0) }].contains { (along: (Double) -> Double) in
      let slopes = zip(known, known.dropFirst()).map { ($1.place - $0.place) / (along($1.number) - along($0.number)) }
      return slopes.allSatisfy { abs($0 / slopes[0] - 1) < 1e-6 }
    }
  }

  @Test func nothingButWhatIsClippedLeavesTheSheet() {
    for (name, scene) in Self.scenes {
      let read = SceneReader(scene)
      let sheet = Rect(x: -0.5, y: -0.5, width: scene.size.width + 1, height: scene.size.height + 1)
      for shape in read.shapes where !shape.isClipped { #expect(sheet.contains(shape.box), "\(name): \(shape.box)") }
      for (_, box) in read.pictures { #expect(sheet.contains(box), "\(name)") }
      for text in read.texts { #expect(sheet.contains(text.box(height: text.font.size)), "\(name): \(text.text)") }
      // Dots on the axis are whole.
      let room = Rect(x: -3, y: -3, width: scene.size.width + 6, height: scene.size.height + 6)
      for clip in read.clips { #expect(room.contains(clip), "\(name)") }
    }
  }
}
