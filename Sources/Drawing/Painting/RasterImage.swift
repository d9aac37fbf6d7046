internal import CPangoCairo
import Plotting

/// A raster as a Cairo image surface.
struct RasterImage: ~Copyable {
  let surface: OpaquePointer

  init(_ raster: Raster) throws(DrawingError) {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(raster.width), Int32(raster.height))
    guard let surface, let data = cairo_image_surface_get_data(surface) else {
      cairo_surface_destroy(surface)
      throw .cairo(operation: "hold \(raster.width)×\(raster.height) pixels", reason: "out of memory")
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<raster.height {
      (data + y * stride).withMemoryRebound(to: UInt32.self, capacity: raster.width) { row in
        for x in 0..<raster.width {
          let at = (y * raster.width + x) * 3
          let (red, green, blue) = (raster.pixels[at], raster.pixels[at + 1], raster.pixels[at + 2])
          row[x] = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }
      }
    }
    cairo_surface_mark_dirty(surface)
    self.surface = surface
  }

  deinit { cairo_surface_destroy(surface) }
}
