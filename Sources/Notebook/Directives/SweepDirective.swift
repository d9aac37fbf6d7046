import Manuscript
import RunReading
import Runs
import Settings

package enum SweepDirective: DirectiveKind, RunNaming {
  package static let name = SweepDefinition.noun
  package static let summary = "One training for each value of a setting, and the best of them: vary: {PATH: [VALUES]}."
  package static let example = """
    ```{sweep} rates
    like: onecycle
    vary: {schedule.one-cycle.max: [0.1, 0.2, 0.4]}
    ```
    """
  package static let settings = SettingsTable(RunDirective.like) + SweepReader.settings

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    let read = SweepReader(reader.diagnostics).read(directive, parameters: reader.parameters)
    return reader.symbol(read?.sweep, members: read?.runs ?? [], at: directive.location)
  }
}
