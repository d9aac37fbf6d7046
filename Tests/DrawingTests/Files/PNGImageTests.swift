import Drawing
import Foundation
import Plotting
import Testing

/// PNG files, read back by Cairo's own reader.
@Suite struct PNGImageTests {
  private static func raster(_ width: Int, _ height: Int, _ value: (Int, Int, Int) -> UInt8) -> Raster {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { for channel in 0..<3 { pixels.append(value(x, y, channel)) } }
    }
    return Raster(width: width, height: height, pixels: pixels)
  }

  @Test(arguments: [(1, 1), (1, 300), (301, 1), (3, 5), (64, 64), (257, 129)])
  func everyPixelComesBack(_ width: Int, _ height: Int) throws {
    var generator = SystemRandomNumberGenerator()
    let pictures = [
      PNGImageTests.raster(width, height) { UInt8(truncatingIfNeeded: $0 + 3 * $1 + 70 * $2) },
      PNGImageTests.raster(width, height) { _, _, channel in [255, 128, 0][channel] },
      PNGImageTests.raster(width, height) { _, _, _ in UInt8.random(in: 0...255, using: &generator) },
    ]
    for picture in pictures {
      let bytes = try PNGImage.write(picture)
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(try PNGImage.read(bytes) == picture)
    }
  }

  /// What was measured with loaded fonts is drawn with them: the same file as with fonts of its own.
  @Test func loadedFontsDrawTheSame() throws {
    let text = try PangoMeasurer()
    let scene = SampleScene.make(text)
    for _ in 0..<2 {
      #expect(try PNGImage.write(scene, text: text) == PNGImage.write(scene))
      #expect(try PDFFile.write(scene, text: text) == PDFFile.write(scene))
    }
  }
}
