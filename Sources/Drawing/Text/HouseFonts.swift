import Plotting

extension Font.Family {
  /// The family's name as font files and style sheets write it.
  package var name: String {
    switch self {
    case .serif: "TeX Gyre Pagella"
    case .sans: "Inter"
    case .mono: "JetBrains Mono"
    }
  }

  /// The Debian and Ubuntu package that installs the family.
  package var debianPackage: String {
    switch self {
    case .serif: "fonts-texgyre"
    case .sans: "fonts-inter"
    case .mono: "fonts-jetbrains-mono"
    }
  }

  /// For style sheets: the family, then what a reader without it has.
  package var cssFamilies: String {
    switch self {
    case .serif: "'TeX Gyre Pagella', Palatino, 'Palatino Linotype', serif"
    case .sans: "Inter, system-ui, 'Helvetica Neue', Arial, sans-serif"
    case .mono: "'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace"
    }
  }
}

extension Font {
  /// OpenType settings that drawing, measuring and style sheets share: no ligatures or contextual forms,
  /// because those hide letters from search and copying.
  package var featureSettings: String {
    "\"liga\" 0, \"clig\" 0, \"calt\" 0" + (tabular ? ", \"tnum\" 1" : "")
  }
}
