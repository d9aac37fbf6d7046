import Manuscript

package enum NoteDirective: DirectiveKind {
  package static let name = "note"
  package static let summary = "A remark beside the text. The argument is its title."
  package static let example = """
    :::{note} On seeds
    One seed is one throw of the dice.
    :::
    """

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.admonition(directive, .note)
  }
}
