import Manuscript
import Settings

package enum IncludeDirective: DirectiveKind {
  package static let name = "include"
  package static let summary = "The text of another file of the notebook's folder: '{include} part.md'."
  package static let example = """
    ```{include} part.md
    ```
    """

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.check(directive, options)
    guard let file = reader.folder.path(directive.argument, from: directive.location, diagnostics: reader.diagnostics)
    else { return [] }
    let name = reader.folder.displayName(file)
    guard !reader.including.contains(name) else {
      reader.diagnostics.report(
        "\((reader.including + [name]).joined(separator: " includes ")): this never ends", at: directive.location)
      return []
    }
    guard
      let text = reader.folder.text(
        of: directive.argument, askedFrom: directive.location, diagnostics: reader.diagnostics),
      reader.mayInclude(text, at: directive.location)
    else { return [] }
    reader.including.append(name)
    defer { reader.including.removeLast() }
    return reader.pieces(
      ChapterParser.included(
        text: text, at: SourceLocation(file: name), diagnostics: reader.diagnostics, labels: reader.labels))
  }
}
