/// Tells from looks at a folder's stamps when something was saved and stands still again.
///
/// An editor writes a file in several steps, or removes it and gives its name to another. What was seen of it in between is
/// shown to nobody: a change counts when the next look finds the same, and where files are gone or empty, or the text has
/// mistakes, only after a longer rest.
package struct SaveWatch: Sendable {
  package enum Finding: Equatable, Sendable {
    case nothing
    /// A change is under way, or may be.
    case unsettled
    case saved
  }

  /// How long files that are gone or empty must be so before that is believed.
  package static let rest = Duration.milliseconds(200)

  private var shown: FileStamps
  private var last: FileStamps
  /// Since when the last look finds the same.
  private var since: ContinuousClock.Instant

  package init(_ stamps: FileStamps, at now: ContinuousClock.Instant) { (shown, last, since) = (stamps, stamps, now) }

  package mutating func look(_ stamps: FileStamps, at now: ContinuousClock.Instant) -> Finding {
    guard stamps == last else {
      (last, since) = (stamps, now)
      return .unsettled
    }
    guard stamps != shown else { return .nothing }
    if stamps.hasLost(since: shown), now - since < Self.rest { return .unsettled }
    shown = stamps
    return .saved
  }

  /// Whether the files have stood still long enough for a mistake in them to be meant.
  package func isAtRest(at now: ContinuousClock.Instant) -> Bool { now - since >= Self.rest }
}
