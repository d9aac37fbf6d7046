import Manuscript
import Settings

package enum OnlyDirective: DirectiveKind {
  package static let name = "only"
  package static let summary = "Text for one or several profiles: '{only} cifar10, cifar10-small'."
  package static let example = """
    :::{only} quick
    Trained for a few epochs only.
    :::
    """

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.check(directive, options)
    let names = directive.argument.split { $0 == "," || $0 == " " }.map(String.init)
    if names.isEmpty {
      reader.diagnostics.report(
        "{only} needs a profile's name", at: directive.location,
        hint: "the book's profiles: " + reader.book.profiles.joined(separator: ", "))
    }
    for name in names where !reader.book.profiles.contains(name) {
      reader.diagnostics.report(
        "the book has no profile '\(name)'", at: directive.location,
        hint: NearestName.hint(for: name, among: reader.book.profiles))
    }
    // Text for other profiles is read too, so that its mistakes are found whichever one is built.
    guard !names.contains(reader.book.profile) else { return reader.body(of: directive) }
    let hidden = reader.labels.withholding { reader.body(of: directive) }
    hidden.eachEmbed { reader.labels.withhold($0.labels) }
    return []
  }
}
