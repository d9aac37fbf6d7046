import Drawing
import Files
import Foundation
import Settings

/// What a report's PDF and figures show as boxes, because no font of the machine that made them has it.
package struct UnshownCharacters: Hashable, Codable, Sendable {
  /// `中 (U+4E2D)`; no more than are listed.
  var names: [String]
  var count: Int
  /// Debian's.
  var packages: [String]
  /// Where the first of them stands, in a file within the chapters' folder; nil where it is written otherwise there.
  var place: SourceLocation?

  private static let mostNamed = 10

  /// - Parameter sources: the book's files by path.
  /// - Returns: nil where everything is shown.
  init?(_ characters: [UnshownCharacter], in sources: [RelativePath: Data]) {
    guard let first = characters.first else { return nil }
    names = characters.prefix(Self.mostNamed).map(\.name)
    count = characters.count
    packages = Set(characters.compactMap(\.debianPackage)).sorted()
    place = Self.place(of: first.scalar, in: sources)
  }

  func warning(_ chapters: NotebookFolder) -> Diagnostic {
    let more = count > names.count ? " and \(count - names.count) more" : ""
    let hint =
      packages.isEmpty
      ? "no font can have them; write others"
      : "install \(packages.joined(separator: ", ")), where they usually are, and build again"
    var place = place ?? SourceLocation(file: "")
    place.file = place.file.isEmpty ? chapters.name : chapters.displayName(place.file)
    return Diagnostic(
      "no font here has \(names.joined(separator: ", "))\(more): the PDF and figures show boxes",
      at: place, hint: hint, severity: .warning)
  }

  /// The first place among the files that are text, by their names.
  private static func place(of scalar: Unicode.Scalar, in sources: [RelativePath: Data]) -> SourceLocation? {
    for (path, bytes) in sources.sorted(by: { $0.key.description < $1.key.description }) {
      guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { continue }
      for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard let index = content.unicodeScalars.firstIndex(of: scalar) else { continue }
        let column = content.unicodeScalars.distance(from: content.startIndex, to: index) + 1
        return SourceLocation(file: path.description, line: line + 1, column: column)
      }
    }
    return nil
  }
}
