import Plotting

/// The file on this machine that a face of the house is drawn with.
package struct FontFile: Hashable, Sendable {
  package var family: Font.Family
  package var weight: Font.Weight
  package var italic: Bool
  package var path: String
  /// Which face, in files that hold several.
  package var index: Int

  /// - Throws: `DrawingError.missingFont`, naming the package to install.
  package init(_ family: Font.Family, weight: Font.Weight = .regular, italic: Bool = false) throws(DrawingError) {
    let found = try TextShaper().loadedFile(Font(family, 10, weight: weight, italic: italic))
    (self.family, self.weight, self.italic) = (family, weight, italic)
    (path, index) = (found.path, found.index)
  }
}
