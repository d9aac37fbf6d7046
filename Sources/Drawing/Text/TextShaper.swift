internal import CPangoCairo
import Plotting

/// One line of text at a time, shaped by Pango without hinting, so that widths grow in proportion to the size.
///
/// Measuring and painting go through the same layout: a text is as wide on paper as it was measured.
final class TextShaper {
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer
  let layout: OpaquePointer
  private var styles: [Font: Style] = [:]
  /// Characters that no font of this machine has, as they were met.
  private(set) var unshown: [Unicode.Scalar] = []

  struct Style {
    var description: OpaquePointer
    var attributes: OpaquePointer
  }

  /// - Parameter needsFonts: false for whoever only asks which fonts there are.
  /// - Throws: `missingFont` where a family of the house is not installed.
  init(needsFonts: Bool = true) throws(DrawingError) {
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
    for family in Font.Family.allCases where needsFonts {
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
      noteUnshown()
      pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nil, &logical)
    }
    let unit = Double(PANGO_SCALE)
    return TextMetrics(
      width: Double(logical.width) / unit, ascent: -Double(logical.y) / unit,
      descent: Double(logical.y + logical.height) / unit)
  }

  /// Shows the text with its baseline's start at the current point of `cairo`.
  func show(_ text: PlacedText, on cairo: OpaquePointer) {
    FontAccess.alone {
      // A joiner is no letter and shows nothing, but the letter beside it takes the form that it has within a word.
      let joiner = "\u{200D}"
      set((text.joins.before ? joiner : "") + text.text + (text.joins.after ? joiner : ""), text.font)
      within(text.direction) { pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0)) }
    }
  }

  /// Lays out what `use` asks for in a direction; nil for that of the text's first letter.
  func within<Result>(_ direction: TextDirection?, _ use: () -> Result) -> Result {
    guard let direction else { return use() }
    turn(direction, isGiven: true)
    defer { turn(.leftToRight, isGiven: false) }
    return use()
  }

  private func turn(_ direction: TextDirection, isGiven: Bool) {
    pango_context_set_base_dir(context, direction == .rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    pango_layout_set_auto_dir(layout, isGiven ? 0 : 1)
    pango_layout_context_changed(layout)
  }

  /// Remembers the characters of the layout that it shows as boxes.
  private func noteUnshown() {
    guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return }
    var next = pango_layout_get_line_readonly(layout, 0).pointee.runs
    while let node = next {
      next = node.pointee.next
      guard let glyphs = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee.glyphs?.pointee
      else { continue }
      for glyph in UnsafeBufferPointer(start: glyphs.glyphs, count: Int(glyphs.num_glyphs)).map(\.glyph)
      where glyph & Self.unknown != 0 {
        if let scalar = Unicode.Scalar(glyph & ~Self.unknown), !unshown.contains(scalar) { unshown.append(scalar) }
      }
    }
  }

  /// The flag of a glyph that is a character's number, because no font has the character.
  private static let unknown: PangoGlyph = 0x1000_0000

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
    pango_layout_set_text(layout, text.showable, -1)
  }

  func style(_ font: Font) -> Style {
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
