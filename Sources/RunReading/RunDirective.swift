import Manuscript
import Runs
import Settings

/// A run directive as it stands in a chapter: its name is checked, its settings have their parameters.
package struct RunDirective: Sendable {
  package var kind: RunDefinition.Kind
  package var name: String
  package var location: SourceLocation
  package var settings: SettingsNode
  /// What a sweep puts in the place of settings, once `like` is followed.
  var variations: [Variation] = []

  package static let like = Setting.text(
    "like", "A recipe or run whose settings count where this one has none", type: "a recipe or run",
    otherwise: "none", example: "base")

  /// - Returns: nil after a complaint.
  package init?(_ directive: Directive, kind: RunDefinition.Kind, parameters: Parameters, diagnostics: Diagnostics) {
    guard let name = RunDirective.name(of: directive, diagnostics: diagnostics),
      let settings = RunDirective.settings(of: directive, parameters: parameters, diagnostics: diagnostics)
    else { return nil }
    (self.kind, self.name, self.settings) = (kind, name, settings)
    location = directive.location
  }

  package static func name(of directive: Directive, diagnostics: Diagnostics) -> String? {
    let name = directive.argument
    guard MemberName.isPlain(name) else {
      diagnostics.report(
        name.isEmpty
          ? "{\(directive.name)} needs a name" : "'\(name.prefix(80))' is no name for a {\(directive.name)}",
        at: directive.location,
        hint: "write ```{\(directive.name)} my-run: lower-case letters, digits and dashes, a letter first")
      return nil
    }
    return name
  }

  package static func settings(
    of directive: Directive, parameters: Parameters, diagnostics: Diagnostics
  ) -> SettingsNode? {
    for option in directive.options {
      diagnostics.report(
        "{\(directive.name)} takes settings, not options", at: option.location,
        hint: "write '\(option.name): \(option.value)' without the first colon")
    }
    guard let node = SettingsText.parse(directive.body, at: directive.bodyLocation, diagnostics: diagnostics) else {
      return nil
    }
    guard case .mapping = node.value else {
      diagnostics.report("{\(directive.name)} takes settings 'name: value', not \(node.summary)", at: node.location)
      return nil
    }
    return parameters.substituted(in: node, diagnostics: diagnostics)
  }
}
