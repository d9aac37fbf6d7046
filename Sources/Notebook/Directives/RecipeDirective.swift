import Manuscript
import RunReading
import Settings

package enum RecipeDirective: DirectiveKind, RunNaming {
  package static let name = "recipe"
  package static let summary = "Settings that runs start from with 'like'; no run itself."
  package static let example = """
    ```{recipe} base
    data: {shapes: {train: 200, test: 100}}
    batch: 50
    model: {resnet9: {width: 4}}
    ```
    """
  package static let settings = SettingsTable(RunDirective.like) + RunSettings.table(.recipe)

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.run(directive, .recipe)
  }
}
