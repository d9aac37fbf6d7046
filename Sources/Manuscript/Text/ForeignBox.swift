/// Boxes as GitHub, Pandoc and Quarto name them, by the directive that they are here.
enum ForeignBox {
  /// - Parameter name: in any case: `NOTE`, `caution`.
  /// - Returns: the directive, and the title where the name says more than it; nil for what is no such box.
  static func directive(_ name: String) -> (name: String, title: String)? {
    switch name.lowercased() {
    case "note": ("note", "")
    case "tip": ("tip", "")
    case "hint": ("tip", "Hint")
    case "important": ("note", "Important")
    case "warning": ("warning", "")
    case "caution": ("warning", "Caution")
    case "danger": ("warning", "Danger")
    default: nil
    }
  }
}
