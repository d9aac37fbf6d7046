internal import CPangoCairo
import Plotting

extension PNGImage {
  /// The pixels of a PNG file; what is transparent stands on white.
  ///
  /// - Throws: `DrawingError.cairo`, where the bytes are no PNG.
  package static func read(_ bytes: [UInt8]) throws(DrawingError) -> Raster {
    var rest = bytes[...]
    let next: cairo_read_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
      let rest = closure.assumingMemoryBound(to: ArraySlice<UInt8>.self)
      guard rest.pointee.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
      for (i, byte) in rest.pointee.prefix(Int(length)).enumerated() { data[i] = byte }
      rest.pointee = rest.pointee.dropFirst(Int(length))
      return CAIRO_STATUS_SUCCESS
    }
    let picture = withUnsafeMutablePointer(to: &rest) { cairo_image_surface_create_from_png_stream(next, $0) }
    defer { cairo_surface_destroy(picture) }
    let status = cairo_surface_status(picture)
    guard let picture, status == CAIRO_STATUS_SUCCESS else {
      throw .cairo(operation: "read a PNG", reason: String(cString: cairo_status_to_string(status)))
    }
    let (width, height) = (cairo_image_surface_get_width(picture), cairo_image_surface_get_height(picture))
    let canvas = try Canvas(imageOf: Size(Double(width), Double(height)), scale: 1)
    cairo_set_source_rgb(canvas.cairo, 1, 1, 1)
    cairo_paint(canvas.cairo)
    cairo_set_source_surface(canvas.cairo, picture, 0, 0)
    cairo_paint(canvas.cairo)
    return try canvas.raster()
  }
}
