import Manuscript
import Settings

package enum IncludeDirective: DirectiveKind {
  package static let name = "include"
  package static let summary = "The text of another file of the notebook's folder: '{include} part.md'."

  package static func read(_ directive: Directive, in reader: PieceReader) -> [Block<Piece>] {
    reader.check(directive, options: [])
    let file = directive.argument
    guard !reader.including.contains(file) else {
      reader.diagnostics.report(
        "\((reader.including + [file]).joined(separator: " includes ")): this never ends", at: directive.location)
      return []
    }
    guard reader.including.count < PieceReader.deepest,
      let text = reader.folder.text(of: file, askedFrom: directive.location, diagnostics: reader.diagnostics)
    else { return [] }
    reader.including.append(file)
    defer { reader.including.removeLast() }
    let place = SourceLocation(file: reader.folder.displayName(file))
    return reader.pieces(
      ChapterParser.blocks(text: text, at: place, diagnostics: reader.diagnostics, labels: reader.labels))
  }
}
