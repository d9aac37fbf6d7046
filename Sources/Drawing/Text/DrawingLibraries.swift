internal import CPNGWriter
internal import CPangoCairo

/// The versions of what draws, as it is loaded.
package enum DrawingLibraries {
  package static var versions: [(name: String, version: String)] {
    let png = png_access_version_number()
    return [
      ("cairo", String(cString: cairo_version_string())), ("Pango", String(cString: pango_version_string())),
      ("HarfBuzz", String(cString: hb_version_string())), ("FreeType", freeType),
      ("fontconfig", dotted(Int(FcGetVersion()), by: 100)), ("libpng", dotted(Int(png), by: 100)),
    ]
  }

  private static var freeType: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    cyclopedia_freetype_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// `21401` is 2.14.1.
  private static func dotted(_ number: Int, by base: Int) -> String {
    "\(number / base / base).\(number / base % base).\(number % base)"
  }
}
