/// What the machine refuses while a scene becomes a file.
package enum DrawingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A family of the house is not installed; `found` is what the system would have drawn with instead.
  case missingFont(family: String, package: String, found: String)
  /// Cairo stopped at an operation, with its own words for why.
  case cairo(operation: String, reason: String)
  /// A link or an outline entry leads to a place that no page has.
  case missingDestination(String)
  /// Two places of one document have the same name.
  case duplicateDestination(String)
  /// A font file could not be cut down to the wanted characters.
  case subset(path: String)

  package var description: String {
    switch self {
    case .missingFont(let family, let package, let found):
      "font \(family) is not installed (\(found) would stand in for it); install package \(package)"
    case .cairo(let operation, let reason): "cairo could not \(operation): \(reason)"
    case .missingDestination(let name): "a link leads to \(name), which no page has"
    case .duplicateDestination(let name): "two places of the document are named \(name)"
    case .subset(let path): "cannot make a subset of font file \(path)"
    }
  }
}
