import Manuscript

package enum TipDirective: DirectiveKind {
  package static let name = "tip"
  package static let summary = "Advice beside the text. The argument is its title."
  package static let example = """
    :::{tip} On rates
    Begin with a range test.
    :::
    """

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.admonition(directive, .tip)
  }
}
