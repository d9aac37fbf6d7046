import Manuscript

package enum RecipeDirective: DirectiveKind, RunNaming {
  package static let name = "recipe"
  package static let summary = "Settings that runs start from with 'like'; no run itself."

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.run(directive, .recipe)
  }
}
