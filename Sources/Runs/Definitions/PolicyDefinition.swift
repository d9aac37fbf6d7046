import Learning
import Settings

/// A schedule without a training, for plots.
package struct PolicyDefinition: Sendable {
  package var name: String
  package var location: SourceLocation
  /// As they were written, with parameters put in.
  package var settings: SettingsNode
  package var schedule: Schedule
  package var length: RunLength
  /// Whether nothing says how long an epoch is, so that it is drawn over steps.
  package var hasNoEpochs: Bool

  package init(
    name: String, location: SourceLocation, settings: SettingsNode, schedule: Schedule, length: RunLength,
    hasNoEpochs: Bool = false
  ) {
    (self.name, self.location, self.settings) = (name, location, settings)
    (self.schedule, self.length, self.hasNoEpochs) = (schedule, length, hasNoEpochs)
  }
}
