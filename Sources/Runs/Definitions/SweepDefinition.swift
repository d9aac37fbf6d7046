import Experiments
import Learning
import Settings

/// Trainings that differ in one setting, or in each combination of several.
package struct SweepDefinition: Sendable {
  /// As messages begin: `the sweep 'rates'`.
  package static let noun = "sweep"

  package struct Member: Sendable {
    /// `rates(0.1)`
    package var name: String
    /// One for each path.
    package var values: [SettingsNode]

    package init(name: String, values: [SettingsNode]) {
      (self.name, self.values) = (name, values)
    }
  }

  package var name: String
  package var location: SourceLocation
  /// As they were written, with parameters put in.
  package var settings: SettingsNode
  /// `schedule.constant`
  package var paths: [String]
  package var members: [Member]
  /// What its best member is best in; nil takes `standardMeasure`.
  package var by: Metric?

  /// The measure of the best member.
  package var measure: Metric

  package init(
    name: String, location: SourceLocation, settings: SettingsNode, paths: [String], members: [Member],
    by: Metric? = nil, measure: Metric
  ) {
    (self.name, self.location, self.settings) = (name, location, settings)
    (self.paths, self.members, self.by) = (paths, members, by)
    self.measure = measure
  }

  /// Without `by` the held-out pictures decide, and where there are none the training itself.
  package static func standardMeasure(holdsOut: Bool) -> Metric { holdsOut ? .validationAccuracy : .trainAccuracy }

  /// Its measure with what its test set chooses, in words; empty where nothing is chosen by it.
  package var testChoices: [String] { measure.split == .test ? ["the best member"] : [] }

  /// Whether each member stands for one number.
  var isNumeric: Bool {
    paths.count == 1
      && members.allSatisfy { member in
        guard let text = member.values[0].text else { return false }
        return SettingsNode.number(text) != nil || ResultExpression(text) != nil
      }
  }

  /// For those who name the sweep where one run belongs.
  var memberHint: String { "name one of them: \(members.prefix(8).map(\.name).joined(separator: ", "))" }
}
