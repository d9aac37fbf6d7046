import Displays
import Manuscript
import Settings

package enum TableDirective: DirectiveKind, LabelTaking {
  package static let name = "table"
  package static let summary = "A table made of runs' records, such as '{table} epochs'."
  package static let example = """
    ```{table} epochs
    :run: onecycle

    Epoch by epoch.
    ```
    """
  package static let options = SettingsTable(DisplayOption.ofTables.map(\.description))

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    [.embed(.table(directive), at: directive.location)]
  }
}
