/// A schedule under way, which hands out the rates of one step after the other.
package struct ScheduleState: Hashable, Codable, Sendable {
  package let schedule: Schedule
  package let length: RunLength
  /// The step whose rates `next` gives, from 0.
  package private(set) var step = 0
  private var memory = PlateauMemory()

  init(_ schedule: Schedule, _ length: RunLength) { (self.schedule, self.length) = (schedule, length) }

  /// The rates of the next step; not to be called after the run's last one.
  ///
  /// - Parameter metric: what `schedule.watches` names, where it was measured since the step before; policies that
  ///   watch nothing ignore it.
  package mutating func next(metric: Double? = nil) -> Rates {
    precondition(step < length.steps, "asked for step \(step) of a schedule of \(length.steps) steps")
    defer { step += 1 }
    return schedule.policy.rates(at: step, of: length, metric: metric, memory: &memory)
  }
}
