internal import CPangoCairo
import Plotting

/// A Cairo surface with its context, and the bytes that the surface writes.
final class Canvas {
  let cairo: OpaquePointer
  private let surface: OpaquePointer
  private let sink: ByteSink

  final class ByteSink { var bytes: [UInt8] = [] }

  /// An image of `size` points at `scale` pixels per point.
  convenience init(imageOf size: Size, scale: Double) throws(DrawingError) {
    let width = Int32(clamping: Int((size.width * scale).rounded(.up)))
    let height = Int32(clamping: Int((size.height * scale).rounded(.up)))
    try self.init(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), ByteSink())
    cairo_scale(cairo, scale, scale)
  }

  /// A PDF whose pages are `size` points unless a page says otherwise.
  convenience init(pdfOf size: Size) throws(DrawingError) {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      Canvas.append, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
    try self.init(surface, sink)
  }

  private init(_ surface: OpaquePointer?, _ sink: ByteSink) throws(DrawingError) {
    guard let surface, let cairo = cairo_create(surface) else {
      throw .cairo(operation: "open a canvas", reason: "out of memory")
    }
    (self.surface, self.cairo, self.sink) = (surface, cairo, sink)
    try check(cairo_status(cairo), "open a canvas")
  }

  deinit {
    FontAccess.alone {
      cairo_destroy(cairo)
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }

  /// Ends a page of a PDF; it is drawn only now.
  func endPage() { FontAccess.alone { cairo_show_page(cairo) } }

  /// Ends the drawing and gives the PDF's bytes.
  func finishedPDF() throws(DrawingError) -> [UInt8] {
    try check(cairo_status(cairo), "draw a page")
    FontAccess.alone { cairo_surface_finish(surface) }
    try check(cairo_surface_status(surface), "write a PDF")
    return sink.bytes
  }

  func png() throws(DrawingError) -> [UInt8] {
    try check(cairo_status(cairo), "draw a picture")
    return try PNGEncoder.bytes(of: ImagePixels(surface))
  }

  /// The pixels of an image canvas.
  func raster() throws(DrawingError) -> Raster {
    try check(cairo_status(cairo), "draw a picture")
    let image = try ImagePixels(surface)
    let (width, height) = (image.width, image.height)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 3)
    for y in 0..<height {
      (image.data + y * image.stride).withMemoryRebound(to: UInt32.self, capacity: width) { row in
        for x in 0..<width {
          pixels += [UInt8(row[x] >> 16 & 255), UInt8(row[x] >> 8 & 255), UInt8(row[x] & 255)]
        }
      }
    }
    return Raster(width: width, height: height, pixels: pixels)
  }

  func withPDFSurface(_ use: (OpaquePointer) -> Void) { use(surface) }

  func check(_ status: cairo_status_t, _ operation: String) throws(DrawingError) {
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .cairo(operation: operation, reason: String(cString: cairo_status_to_string(status)))
    }
  }

  private static let append: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes
      .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
