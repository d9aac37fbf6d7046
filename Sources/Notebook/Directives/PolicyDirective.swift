import Manuscript
import RunReading
import Runs
import Settings

package enum PolicyDirective: DirectiveKind, RunNaming {
  package static let name = "policy"
  package static let summary = "A schedule without a training, for '{plot} policy'."
  package static let example = """
    ```{policy} slow
    schedule: {cosine: {start: 0.1}}
    epochs: 24
    ```

    ```{plot} policy
    :run: slow
    ```
    """
  package static let settings = PolicyDefinition.settings

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    let policy = PolicyDefinition.read(directive, parameters: reader.parameters, diagnostics: reader.diagnostics)
    if let watched = policy?.schedule.watches {
      reader.diagnostics.report(
        "'\(directive.argument)' follows \(watched.rawValue), which only a training has: without one its rate stays as it "
          + "begins", at: directive.location, hint: "plot the learning rate of a run with this schedule",
        severity: .warning)
    }
    return reader.symbol(policy, at: directive.location)
  }
}
