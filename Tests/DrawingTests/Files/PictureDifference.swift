import Drawing
import Foundation
import Plotting

/// How far a scene's SVG, rasterized by librsvg, is from the image that Cairo paints.
struct PictureDifference {
  /// Mean absolute difference over all bytes, of 255.
  var mean = 0.0
  /// The largest difference of a cell of 8×8 pixels' mean colors, of 255: what is missing or moved shows here, and
  /// another smoothing of edges does not.
  var largestCell = 0.0
  /// Share of pixels with a component that differs by more than a third of the range.
  var shareOfFarPixels = 0.0

  /// - Parameter other: what the SVG is written from; nil takes the scene itself.
  init(_ original: Scene, paper: Paper, scale: Double = 2, svgOf other: Scene? = nil) throws {
    var (scene, drawn) = (original, other ?? original)
    scene.elements = scene.elements.map(PictureDifference.finer)
    drawn.elements = drawn.elements.map(PictureDifference.finer)
    let painted = try PNGImage.read(PNGImage.write(scene, scale: scale, paper: paper))
    let svg = try SVGText.write(drawn, idPrefix: "t", paper: paper == .light ? .light : .dark)
    let png = try Tool.run(
      ["rsvg-convert", "-w", "\(painted.width)", "-h", "\(painted.height)", "a.svg"], on: Data(svg.utf8), named: "a.svg"
    )
    let converted = try PNGImage.read(Array(png))
    guard (converted.width, converted.height) == (painted.width, painted.height) else {
      (mean, shareOfFarPixels) = (255, 1)
      return
    }
    var sum = 0
    var far = 0
    for pixel in stride(from: 0, to: painted.pixels.count, by: 3) {
      let gaps = (0..<3).map { abs(Int(painted.pixels[pixel + $0]) - Int(converted.pixels[pixel + $0])) }
      sum += gaps.reduce(0, +)
      far += (gaps.max() ?? 0) > 85 ? 1 : 0
    }
    let cells = zip(PictureDifference.cells(of: painted), PictureDifference.cells(of: converted))
    largestCell = cells.map { abs($0 - $1) }.max() ?? 0
    mean = Double(sum) / Double(painted.pixels.count)
    shareOfFarPixels = Double(far) / Double(painted.pixels.count / 3)
  }

  /// The mean of every component of every cell.
  private static func cells(of raster: Raster) -> [Double] {
    let side = 8
    let across = (raster.width + side - 1) / side
    var sums = Array(repeating: 0, count: across * ((raster.height + side - 1) / side) * 3)
    for y in 0..<raster.height {
      for x in 0..<raster.width {
        let (cell, pixel) = ((y / side * across + x / side) * 3, (y * raster.width + x) * 3)
        for c in 0..<3 { sums[cell + c] += Int(raster.pixels[pixel + c]) }
      }
    }
    return sums.map { Double($0) / Double(side * side) }
  }

  /// librsvg smooths pictures whatever `image-rendering` says: where every pixel is 16 × 16, it matters little.
  private static func finer(_ element: Element) -> Element {
    switch element {
    case .picture(let raster, let rect):
      let (width, height) = (raster.width * 16, raster.height * 16)
      var pixels: [UInt8] = []
      for y in 0..<height {
        for x in 0..<width {
          let at = (y / 16 * raster.width + x / 16) * 3
          pixels += raster.pixels[at..<at + 3]
        }
      }
      return .picture(Raster(width: width, height: height, pixels: pixels), in: rect)
    case .group(var group):
      group.elements = group.elements.map(finer)
      return .group(group)
    case .shape, .text: return element
    }
  }
}
