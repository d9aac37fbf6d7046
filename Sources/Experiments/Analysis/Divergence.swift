/// Watches losses as they come and says when they have diverged.
///
/// Diverged means that the smoothed loss is above `limit` times the best smoothed one so far (fastai: 4), or that a
/// loss is no finite number.
package struct Divergence: Hashable, Sendable {
  package let limit: Double?
  private var smoother: Smoother
  private var best = Double.infinity

  /// - Parameter limit: nil ends on losses that are no finite numbers only.
  package init(limit: Double?, smoothing: Smoothing) {
    (self.limit, smoother) = (limit, Smoother(smoothing))
  }

  /// - Returns: whether the test is over with this loss.
  package mutating func ends(with loss: Double) -> Bool {
    guard loss.isFinite else { return true }
    let smoothed = smoother.next(loss)
    best = min(best, smoothed)
    guard let limit else { return false }
    return smoothed > limit * best
  }
}
