/// What a run under way has to tell.
package enum RunEvent: Sendable {
  /// Another process makes the run; this one waits for it.
  case waiting
  /// A kernel is wrong on this processor; what computes instead.
  case replaced(String)
  case started(steps: Int, resumedAt: Int, batch: Int)
  /// - Parameter loss: the batch's, before the update.
  case step(Int, of: Int, loss: Double)
  case epoch(EpochResult, of: Double)
}

/// A run was asked to stop; it goes on from its checkpoint.
package struct RunStopped: Error, Sendable {
  package var step: Int
}
