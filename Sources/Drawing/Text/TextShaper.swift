internal import CPangoCairo
import Plotting

/// One line of text at a time, shaped by Pango without hinting, so that widths grow in proportion to the size.
///
/// Measuring and painting go through the same layout: a text is as wide on paper as it was measured.
final class TextShaper {
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var styles: [Font: Style] = [:]

  private struct Style {
    var description: OpaquePointer
    var attributes: OpaquePointer
  }

  /// - Throws: `missingFont` where a family of the house is not installed.
  init() throws(DrawingError) {
    fontMap = pango_cairo_font_map_new()
    pango_cairo_font_map_set_resolution(OpaquePointer(fontMap), 72)
    context = pango_font_map_create_context(fontMap)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
    layout = pango_layout_new(context)
    pango_layout_set_single_paragraph_mode(layout, 1)
    for family in Font.Family.allCases {
      let found = loadedFile(Font(family, 10)).family
      guard found == family.name else {
        throw .missingFont(family: family.name, package: family.debianPackage, found: found)
      }
    }
  }

  deinit {
    FontAccess.alone {
      for style in styles.values {
        pango_font_description_free(style.description)
        pango_attr_list_unref(style.attributes)
      }
      g_object_unref(UnsafeMutableRawPointer(layout))
      g_object_unref(UnsafeMutableRawPointer(context))
      g_object_unref(fontMap)
    }
  }

  func measure(_ text: String, _ font: Font) -> TextMetrics {
    var logical = PangoRectangle()
    FontAccess.alone {
      set(text, font)
      pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nil, &logical)
    }
    let unit = Double(PANGO_SCALE)
    return TextMetrics(
      width: Double(logical.width) / unit, ascent: -Double(logical.y) / unit,
      descent: Double(logical.y + logical.height) / unit)
  }

  /// Shows the text with its baseline's start at the current point of `cairo`.
  func show(_ text: String, _ font: Font, on cairo: OpaquePointer) {
    FontAccess.alone {
      set(text, font)
      pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0))
    }
  }

  /// The font that Pango really loads, and its file.
  func loadedFile(_ font: Font) -> (family: String, path: String, index: Int) {
    FontAccess.alone { load(font) }
  }

  private func load(_ font: Font) -> (family: String, path: String, index: Int) {
    guard let loaded = pango_font_map_load_font(fontMap, context, style(font).description) else { return ("", "", 0) }
    defer { g_object_unref(loaded) }
    let pattern = cyclopedia_font_pattern(loaded)
    var (family, file): (UnsafeMutablePointer<FcChar8>?, UnsafeMutablePointer<FcChar8>?) = (nil, nil)
    var index: Int32 = 0
    FcPatternGetString(pattern, FC_FAMILY, 0, &family)
    FcPatternGetString(pattern, FC_FILE, 0, &file)
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    return (family.map { String(cString: $0) } ?? "", file.map { String(cString: $0) } ?? "", Int(index))
  }

  private func set(_ text: String, _ font: Font) {
    let style = style(font)
    pango_layout_set_font_description(layout, style.description)
    pango_layout_set_attributes(layout, style.attributes)
    pango_layout_set_text(layout, text.drawable, -1)
  }

  private func style(_ font: Font) -> Style {
    if let known = styles[font] { return known }
    let description: OpaquePointer = pango_font_description_new()
    pango_font_description_set_family(description, font.family.name)
    pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, PangoWeight(UInt32(font.weight.rawValue)))
    pango_font_description_set_style(description, font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    let attributes: OpaquePointer = pango_attr_list_new()
    pango_attr_list_insert(attributes, pango_attr_font_features_new(font.featureSettings))
    let style = Style(description: description, attributes: attributes)
    styles[font] = style
    return style
  }
}
