import Plotting

/// Which fonts this machine has of those that reports are set in, for whoever looks before a build.
package struct FontSurvey {
  package struct Family: Hashable, Sendable {
    package var name: String
    /// The file of its upright face; nil where the family is not installed.
    package var path: String?
    package var debianPackage: String
  }

  private let shaper: TextShaper

  package init() throws(DrawingError) { shaper = try TextShaper(needsFonts: false) }

  package var families: [Family] {
    Font.Family.allCases.map { family in
      let found = shaper.loadedFile(Font(family, 10))
      return Family(
        name: family.name, path: found.family == family.name ? found.path : nil, debianPackage: family.debianPackage)
    }
  }

  /// Characters of the text that no font of this machine has.
  package func unshown(in text: String) -> [UnshownCharacter] {
    _ = shaper.measure(text, Font(.serif, 10))
    return shaper.unshown.filter { text.unicodeScalars.contains($0) }.map(UnshownCharacter.init)
  }
}
