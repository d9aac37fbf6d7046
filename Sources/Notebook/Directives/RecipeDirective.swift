import Manuscript
import RunReading
import Settings

package enum RecipeDirective: DirectiveKind, RunNaming {
  package static let name = "recipe"
  package static let summary = "Settings that runs start from with 'like'; no run itself."
  package static let settings = SettingsTable(RunDirective.like) + RunSettings.table(.recipe)

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.run(directive, .recipe)
  }
}
