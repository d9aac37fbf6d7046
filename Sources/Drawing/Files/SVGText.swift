import Plotting

/// SVG with real text, for pages and for files that stand alone.
package enum SVGText {
  /// What the picture will stand on.
  package enum Background: String, Hashable, Sendable, CaseIterable {
    /// Painted, with its paper below.
    case light, dark
    /// Without paper; its colors follow `prefers-color-scheme` and an ancestor's `data-theme`, for inlining in a page.
    case adaptive
  }

  /// - Parameter idPrefix: what every id and class begins with (the figure's label), so that many figures share a page.
  /// - Throws: `DrawingError.cairo`, where a raster cannot be encoded.
  package static func write(
    _ scene: Scene, idPrefix: String, paper: Background = .light
  ) throws(DrawingError) -> String {
    var writer = SVGWriter(prefix: identifier(idPrefix), paper: paper)
    return try writer.document(scene)
  }

  /// The prefix with everything replaced that cannot stand in an id, a class and a CSS selector.
  static func identifier(_ text: String) -> String {
    let safe = text.unicodeScalars.map {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_")
        ? Character($0) : "-"
    }
    guard let first = safe.first else { return "figure" }
    return (first.isLetter ? "" : "f") + String(safe)
  }
}
