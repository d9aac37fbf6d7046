import Experiments
import Manuscript
import Publishing
import Settings

/// A kind of directive: one file in `Directives`, and one line in `DirectiveKinds.all`.
package protocol DirectiveKind: SendableMetatype {
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
  /// As a chapter has it; what it names is in the examples of other directives.
  static var example: String { get }
  /// What its text may say as 'name: value'.
  static var settings: SettingsTable { get }
  /// What may stand above its text as ':name: value'.
  static var options: SettingsTable { get }
  /// The first reading: names become known, what encloses text is opened.
  static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>]
}

extension DirectiveKind {
  package static var settings: SettingsTable { SettingsTable() }
  package static var options: SettingsTable { SettingsTable() }
}
