import Plotting

/// PNG files of scenes and rasters.
package enum PNGImage {
  /// The scene on its paper, at `scale` pixels per point.
  ///
  /// - Parameter text: whose fonts are loaded already; nil loads them.
  /// - Throws: `DrawingError.missingFont` or `.cairo`.
  package static func write(
    _ scene: Scene, scale: Double = 2, paper: Paper = .light, text: PangoMeasurer? = nil
  ) throws(DrawingError) -> [UInt8] {
    let painter = try ScenePainter(
      canvas: Canvas(imageOf: scene.size, scale: scale), shaper: TextShaper.loaded(text), paper: paper)
    painter.fillPaper()
    try painter.paint(scene)
    return try painter.canvas.png()
  }

  /// The raster's own pixels.
  package static func write(_ raster: Raster) throws(DrawingError) -> [UInt8] {
    let image = try RasterImage(raster)
    return try PNGEncoder.bytes(of: ImagePixels(image.surface))
  }
}
