import Displays
import Manuscript
import Publishing
import Settings

package enum FigureDirective: DirectiveKind, LabelTaking {
  package static let name = "figure"
  package static let summary = "A picture of the author's, PNG or JPEG: '{figure} network.png'."
  package static let example = """
    ```{figure} network.png
    :alt: Boxes with arrows between them

    The network.
    ```
    """
  private static let label = Setting.text(
    "label", "What {numref} and links call it", type: "a label", otherwise: "its file's name", example: "network")
  private static let otherName = Setting.text(
    "name", "The same, as other programs call it", type: "a label", otherwise: "none", example: "network")
  private static let alt = Setting.text(
    "alt", "What it shows, for those who cannot see it", otherwise: "its caption, with a warning",
    example: "Boxes with arrows")
  package static let options = SettingsTable(label, otherName, alt)

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.check(directive, Self.options)
    guard !directive.argument.isEmpty else {
      reader.diagnostics.report(
        "a figure needs its file", at: directive.location, hint: "write {figure} network.png, beside the chapter")
      return []
    }
    func option(_ name: String) -> Directive.Option? { directive.options.first { $0.name == name } }
    guard
      let path = reader.folder.path(directive.argument, from: directive.location, diagnostics: reader.diagnostics),
      let image = AuthorImage.read(
        path, at: directive.location, folder: reader.folder, diagnostics: reader.diagnostics)
    else { return [] }
    if option(Self.alt.name)?.value.isEmpty ?? true {
      reader.diagnostics.report(
        "the picture has no alternative text", at: directive.location,
        hint: "write ':alt: what it shows' for those who cannot see it", severity: .warning)
    }
    if let alt = option(Self.alt.name) {
      PlainText.check(alt.value, alt.name, at: alt.valueLocation, diagnostics: reader.diagnostics)
    }
    let caption = reader.inlines(directive.body, at: directive.bodyLocation)
    let written = option(Self.label.name) ?? option(otherName.name)
    let label = written?.value ?? directive.label ?? Label.plain(from: directive.argument)
    if let written, !Label.isValid(label) {
      reader.diagnostics.report("'\(label.prefix(80))' is no label", at: written.valueLocation, hint: Labels.form)
      return []
    }
    let picture = ReportPicture(
      label: label, number: 0, caption: caption, alt: option(Self.alt.name)?.value ?? caption.plainText, image: image)
    return [.embed(.picture(picture, caption: caption), at: directive.location)]
  }
}
