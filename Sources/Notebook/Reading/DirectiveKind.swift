import Experiments
import Manuscript
import Publishing
import Settings

/// A kind of directive: one file in `Directives`, and one line in `DirectiveKinds.all`.
package protocol DirectiveKind: SendableMetatype {
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
  /// The first reading: names become known, what encloses text is opened.
  static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>]
}
