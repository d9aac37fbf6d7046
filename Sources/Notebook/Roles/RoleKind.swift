import Manuscript
import Settings

/// A kind of role: one file here, and one line in `RoleKinds.all`.
package protocol RoleKind: SendableMetatype {
  static var name: String { get }
  /// What it prints, in one sentence.
  static var summary: String { get }
  /// Complains about what cannot be printed, before anything runs.
  static func check(_ role: Role, in reader: BookChecker)
  /// What it prints, once the results are there.
  static func inlines(_ role: Role, in filler: ContentFiller) throws(ResultProblem) -> [Inline]
}

package enum RoleKinds {
  package static let all: [any RoleKind.Type] = [
    ValueRole.self, ParamRole.self, NumrefRole.self, RefRole.self,
    ClaimRole.self,
  ]

  static func find(_ name: String) -> (any RoleKind.Type)? { all.first { $0.name == name } }
}
