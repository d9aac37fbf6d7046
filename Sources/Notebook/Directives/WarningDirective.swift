import Manuscript

package enum WarningDirective: DirectiveKind {
  package static let name = "warning"
  package static let summary = "What to beware of. The argument is its title."
  package static let example = """
    :::{warning} On test pictures
    What is chosen by them is not tested by them.
    :::
    """

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.admonition(directive, .warning)
  }
}
