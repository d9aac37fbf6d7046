internal import CPangoCairo

/// A character that no font of this machine has.
package struct UnshownCharacter: Hashable, Sendable {
  package var scalar: Unicode.Scalar

  package init(_ scalar: Unicode.Scalar) { self.scalar = scalar }

  /// `中 (U+4E2D)`; only the number for what is no letter or sign.
  package var name: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned, .control, .format, .nonspacingMark, .enclosingMark, .spacingMark: return number
    default: return "\(scalar) (\(number))"
    }
  }

  /// The Debian and Ubuntu package that usually has it; nil where no package can.
  package var debianPackage: String? {
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned: nil
    default:
      if scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier {
        "fonts-noto-color-emoji"
      } else if cyclopedia_is_east_asian(scalar.value) != 0 {
        "fonts-noto-cjk"
      } else {
        "fonts-noto-core"
      }
    }
  }
}
