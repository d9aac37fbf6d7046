internal import CPangoCairo
import Plotting

extension TextShaper {
  /// Lays the pieces out as one line and says where each part of one direction came to stand.
  func runs(of pieces: [LinePiece], in direction: TextDirection) -> [LineRun] {
    // As they are: an isolate that opens in a line may close in the next.
    let texts = pieces.map(\.text)
    let ends = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
    return FontAccess.alone { () -> [LineRun] in
      set(texts.joined(), attributes: attributes(of: pieces, ends: ends))
      let parts = within(direction) { self.parts(ends: ends) }
      return merged(parts, texts: texts, starts: ends)
    }
  }

  private struct Part {
    var piece: Int
    var bytes: Range<Int>
    var level: UInt8
    var x: Double
    var width: Double
  }

  /// The layout's runs from left to right.
  private func parts(ends: [Int]) -> [Part] {
    var parts: [Part] = []
    var x = 0.0
    var next = pango_layout_get_line_readonly(layout, 0).pointee.runs
    while let node = next {
      next = node.pointee.next
      guard let item = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee,
        let about = item.item?.pointee, let glyphs = item.glyphs
      else { continue }
      let width = Double(pango_glyph_string_get_width(glyphs)) / Double(PANGO_SCALE)
      let start = Int(about.offset)
      let piece = max(0, (ends.firstIndex { $0 > start } ?? ends.count) - 1)
      parts.append(
        Part(
          piece: piece, bytes: start..<start + Int(about.length), level: about.analysis.level, x: x, width: width))
      x += width
    }
    return parts
  }

  /// What stands together in its piece and on the paper becomes one run; in the order of reading.
  private func merged(_ parts: [Part], texts: [String], starts: [Int]) -> [LineRun] {
    var result: [Part] = []
    for part in parts {
      if var last = result.last, last.piece == part.piece, last.level == part.level,
        last.bytes.upperBound == part.bytes.lowerBound || part.bytes.upperBound == last.bytes.lowerBound
      {
        last.bytes =
          min(last.bytes.lowerBound, part.bytes.lowerBound)..<max(last.bytes.upperBound, part.bytes.upperBound)
        last.width += part.width
        result[result.count - 1] = last
      } else {
        result.append(part)
      }
    }
    return result.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }.map { part in
      let start = starts[part.piece]
      let bytes = texts[part.piece].utf8.dropFirst(part.bytes.lowerBound - start).prefix(part.bytes.count)
      return LineRun(
        piece: part.piece, text: String(decoding: bytes, as: UTF8.self),
        direction: part.level % 2 == 1 ? .rightToLeft : .leftToRight, x: part.x, width: part.width)
    }
  }

  /// Each piece's face; a color of its own keeps Pango from joining it with its neighbor.
  private func attributes(of pieces: [LinePiece], ends: [Int]) -> OpaquePointer {
    let list: OpaquePointer = pango_attr_list_new()
    for (index, piece) in pieces.enumerated() {
      var own = [
        pango_attr_font_desc_new(style(piece.font).description),
        pango_attr_font_features_new(piece.font.featureSettings),
        pango_attr_foreground_new(UInt16(truncatingIfNeeded: index), 0, 0),
      ]
      if let width = piece.width {
        var box = PangoRectangle(x: 0, y: 0, width: Int32(width * Double(PANGO_SCALE)), height: PANGO_SCALE)
        own.append(pango_attr_shape_new(&box, &box))
      }
      for attribute in own {
        guard let attribute else { continue }
        attribute.pointee.start_index = UInt32(ends[index])
        attribute.pointee.end_index = UInt32(ends[index + 1])
        pango_attr_list_insert(list, attribute)
      }
    }
    return list
  }

  private func set(_ text: String, attributes: OpaquePointer) {
    pango_layout_set_font_description(layout, nil)
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    pango_layout_set_text(layout, text, -1)
  }
}
