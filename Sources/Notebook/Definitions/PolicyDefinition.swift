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
}
