/// Places lines of text, measured.
package struct Typesetter {
  package let measurer: any TextMeasurer

  package init(_ measurer: any TextMeasurer) { self.measurer = measurer }

  package func width(_ text: String, _ font: Font) -> Double { measurer.measure(text, font).width }

  /// From the ascender to the descender.
  package func height(_ font: Font) -> Double {
    let metrics = measurer.measure("Hg", font)
    return metrics.ascent + metrics.descent
  }

  /// How far below its middle a line's baseline stands: half the height of its figures.
  package func baselineShift(_ font: Font) -> Double { font.size * 0.36 }

  package func place(
    _ text: String, at position: Point, anchor: PlacedText.Anchor = .start, font: Font = FigureType.label,
    color: Color = Palette.ink, rotation: Double = 0
  ) -> Element {
    .text(
      PlacedText(
        text, at: position, anchor: anchor, font: font, color: color, width: width(text, font), rotation: rotation))
  }

  /// The text, or as much of its beginning as fits before an ellipsis.
  package func fitted(_ text: String, to room: Double, _ font: Font) -> String {
    guard width(text, font) > room else { return text }
    var kept = Substring(text)
    while !kept.isEmpty {
      kept.removeLast()
      let candidate = kept.trimmedAtEnd + "…"
      if width(candidate, font) <= room { return candidate }
    }
    return "…"
  }

  /// The text in lines no wider than `room`, broken at spaces.
  package func lines(_ text: String, to room: Double, _ font: Font) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, width("\(last) \(word)", font) <= room {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(fitted(String(word), to: room, font))
      }
    }
    return lines
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: String {
    var copy = self
    while copy.last == " " { copy.removeLast() }
    return String(copy)
  }
}
