/// What a policy that watches a metric has seen so far.
package struct PlateauMemory: Hashable, Codable, Sendable {
  package var rate = 0.0
  /// nil before the first finite metric.
  package var best: Double?
  /// Metrics in a row that were no better than `best`.
  package var waited = 0
  /// Metrics left to pass over after a reduction.
  package var cooldown = 0

  package init() {}
}
