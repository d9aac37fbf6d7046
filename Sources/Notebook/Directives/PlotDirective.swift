import Displays
import Manuscript
import Settings

package enum PlotDirective: DirectiveKind, LabelTaking {
  package static let name = "plot"
  package static let summary = "A figure made of runs' records, such as '{plot} accuracy'."
  package static let example = """
    ```{plot} accuracy
    :run: onecycle

    What the network learned.
    ```
    """
  package static let options = SettingsTable(DisplayOption.ofPlots.map(\.description))

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    [.embed(.plot(directive), at: directive.location)]
  }
}
