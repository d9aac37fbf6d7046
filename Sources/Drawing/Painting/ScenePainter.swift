internal import CPangoCairo
import Plotting

/// Paints a scene onto a canvas, on light or on dark paper.
struct ScenePainter {
  let canvas: Canvas
  let shaper: TextShaper
  let paper: Paper
  /// Whether groups' tags become PDF structure, links and destinations.
  var writesTags = false

  private var cairo: OpaquePointer { canvas.cairo }

  func fillPaper() {
    setSource(Palette.paper)
    cairo_paint(cairo)
  }

  func paint(_ scene: Scene) throws(DrawingError) {
    try paint(scene.elements)
    try canvas.check(cairo_status(cairo), "draw a scene")
  }

  private func paint(_ elements: [Element]) throws(DrawingError) {
    for element in elements {
      switch element {
      case .shape(let path, let fill, let stroke): paint(path, fill, stroke)
      case .text(let text): paint(text)
      case .picture(let raster, let rect): try paint(raster, in: rect)
      case .group(let group): try paint(group)
      }
    }
  }

  private func paint(_ group: Group) throws(DrawingError) {
    cairo_save(cairo)
    cairo_translate(cairo, group.origin.x, group.origin.y)
    if let clip = group.clip {
      cairo_rectangle(cairo, clip.x, clip.y, clip.width, clip.height)
      cairo_clip(cairo)
    }
    let tag = writesTags ? group.tag.flatMap(PDFTag.init) : nil
    if let tag { cairo_tag_begin(cairo, tag.name, tag.attributes) }
    try paint(group.elements)
    if let tag { cairo_tag_end(cairo, tag.name) }
    cairo_restore(cairo)
  }

  private func paint(_ path: Path, _ fill: Color?, _ stroke: Stroke?) {
    guard !path.steps.isEmpty else { return }
    for step in path.steps {
      switch step {
      case .move(let p): cairo_move_to(cairo, p.x, p.y)
      case .line(let p): cairo_line_to(cairo, p.x, p.y)
      case .curve(let a, let b, let p): cairo_curve_to(cairo, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(cairo)
      }
    }
    if let fill {
      setSource(fill)
      cairo_fill_preserve(cairo)
    }
    if let stroke {
      setSource(stroke.color)
      cairo_set_line_width(cairo, stroke.width)
      cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
      cairo_set_line_cap(cairo, stroke.roundEnds ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      cairo_set_line_join(cairo, stroke.roundEnds ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
      cairo_stroke_preserve(cairo)
    }
    cairo_new_path(cairo)
  }

  private func paint(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    cairo_save(cairo)
    cairo_translate(cairo, text.position.x, text.position.y)
    if text.rotation != 0 { cairo_rotate(cairo, text.rotation * .pi / 180) }
    cairo_move_to(cairo, -text.width * text.anchor.share, 0)
    setSource(text.color)
    shaper.show(text, on: cairo)
    cairo_new_path(cairo)
    cairo_restore(cairo)
  }

  private func paint(_ raster: Raster, in rect: Rect) throws(DrawingError) {
    guard raster.width > 0, raster.height > 0 else { return }
    let image = try RasterImage(raster)
    cairo_save(cairo)
    cairo_translate(cairo, rect.x, rect.y)
    cairo_scale(cairo, rect.width / Double(raster.width), rect.height / Double(raster.height))
    cairo_set_source_surface(cairo, image.surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST)
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD)
    cairo_rectangle(cairo, 0, 0, Double(raster.width), Double(raster.height))
    cairo_fill(cairo)
    cairo_restore(cairo)
  }

  private func setSource(_ color: Color) {
    let c = color.on(paper)
    cairo_set_source_rgba(cairo, c.red, c.green, c.blue, c.alpha)
  }
}

extension PlacedText.Anchor {
  /// The share of the text's width that stands before its position.
  var share: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
