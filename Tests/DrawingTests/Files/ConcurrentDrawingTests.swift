import Drawing
import Foundation
import Plotting
import Testing

/// Cairo keeps ten font files open for all threads; the house has twelve, so that drawing opens and closes all the time.
@Suite struct ConcurrentDrawingTests {
  @Test func manyThreadsDrawWhatOneDraws() throws {
    let alone = try draw()
    let drawings = Drawings()
    let threads = (0..<6).map { _ in
      Thread {
        for _ in 0..<10 { drawings.append(Result { try draw() }) }
        drawings.ended.signal()
      }
    }
    for thread in threads { thread.start() }
    for _ in threads { drawings.ended.wait() }
    #expect(drawings.all.count == 60)
    for drawing in drawings.all { #expect(try drawing.get() == alone) }
  }

  private final class Drawings: @unchecked Sendable {
    let ended = DispatchSemaphore(value: 0)
    private let gate = NSLock()
    private(set) var all: [Result<[UInt8], any Error>] = []

    func append(_ drawing: Result<[UInt8], any Error>) { gate.withLock { all.append(drawing) } }
  }
}

/// A page with a line in every face.
private func draw() throws -> [UInt8] {
  let measurer = try PangoMeasurer()
  var elements: [Element] = []
  for family in Font.Family.allCases {
    for weight in [Font.Weight.regular, .bold] {
      for italic in [false, true] {
        let font = Font(family, 11, weight: weight, italic: italic)
        let words = "Range test \(elements.count)"
        elements.append(
          .text(
            PlacedText(
              words, at: Point(20, 20 + 15 * Double(elements.count)), font: font, color: Palette.ink,
              width: measurer.measure(words, font).width)))
      }
    }
  }
  return try PDFFile.write(Scene(size: Size(300, 220), elements: elements))
}
