import Plotting

/// PNG files of scenes and rasters.
package enum PNGImage {
  /// The scene on its paper, at `scale` pixels per point.
  ///
  /// - Throws: `DrawingError.missingFont` or `.cairo`.
  package static func write(_ scene: Scene, scale: Double = 2, paper: Paper = .light) throws(DrawingError) -> [UInt8] {
    let painter = try ScenePainter(
      canvas: Canvas(imageOf: scene.size, scale: scale), shaper: TextShaper(), paper: paper)
    painter.fillPaper()
    try painter.paint(scene)
    return try painter.canvas.png()
  }

  /// The raster's own pixels.
  package static func write(_ raster: Raster) throws(DrawingError) -> [UInt8] {
    let size = Size(Double(raster.width), Double(raster.height))
    let place = Rect(x: 0, y: 0, width: size.width, height: size.height)
    return try write(Scene(size: size, elements: [.picture(raster, in: place)]), scale: 1)
  }
}
