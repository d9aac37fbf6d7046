import Settings

/// Multiplies the rate by `factor` where a metric gets no better: PyTorch's ReduceLROnPlateau.
///
/// The metric is measured after each epoch, and patience and cooldown count its measurements. The rate falls at the
/// step after one measurement more than `patience` in a row was no better than the best before; then `cooldown`
/// measurements are passed over, though the best of them is kept. Better is below best·(1 − threshold) in mode min and
/// above best·(1 + threshold) in mode max, or by an absolute threshold. A metric that is no finite number is no better
/// than any. A reduction by no more than `eps` is not made.
///
/// Unlike in PyTorch the mode follows from the metric, so that an accuracy is not mistaken for a loss, and a relative
/// threshold asks for an improvement of negative metrics too.
package struct PlateauPolicy: Policy {
  package static let name = "plateau"
  package static let summary =
    "Multiplies the rate by a factor where a metric stops getting better: "
    + "`{plateau: {start: 0.1, watch: validation.loss, factor: 0.1, patience: 3}}`."

  package enum Mode: String, Hashable, Codable, Sendable, CaseIterable { case min, max }
  package enum ThresholdMode: String, Hashable, Codable, Sendable, CaseIterable { case relative, absolute }

  package var start: Double
  package var watch: Metric
  package var mode: Mode
  package var factor = 0.1
  package var patience = 10
  package var threshold = 1e-4
  package var thresholdMode = ThresholdMode.relative
  package var cooldown = 0
  /// No rate is reduced below it.
  package var floor = 0.0
  package var eps = 1e-8
  package var momentum: Double?

  /// - Parameter mode: nil for what suits the metric.
  package init(start: Double, watch: Metric, mode: Mode? = nil) {
    (self.start, self.watch, self.mode) = (start, watch, mode ?? Self.mode(for: watch))
  }

  private enum CodingKeys: String, CodingKey {
    case start, watch, mode, factor, patience, threshold, cooldown, floor, eps, momentum
    case thresholdMode = "threshold-mode"
  }

  /// Accuracies are to rise, losses to fall.
  static func mode(for metric: Metric) -> Mode { metric.isBetterHigh ? .max : .min }

  package var watches: Metric? { watch }

  package func rates(at step: Int, of length: RunLength, metric: Double?, memory: inout PlateauMemory) -> Rates {
    if step == 0 {
      memory = PlateauMemory()
      memory.rate = start
    } else if let metric {
      observe(metric, &memory)
    }
    return Rates(learningRate: memory.rate, momentum: momentum)
  }

  private func observe(_ metric: Double, _ memory: inout PlateauMemory) {
    if isBetter(metric, than: memory.best) {
      (memory.best, memory.waited) = (metric, 0)
    } else {
      memory.waited += 1
    }
    if memory.cooldown > 0 {
      memory.cooldown -= 1
      memory.waited = 0
    }
    guard memory.waited > patience else { return }
    let reduced = max(memory.rate * factor, floor)
    if memory.rate - reduced > eps { memory.rate = reduced }
    (memory.cooldown, memory.waited) = (cooldown, 0)
  }

  private func isBetter(_ metric: Double, than best: Double?) -> Bool {
    guard metric.isFinite, let best else { return metric.isFinite }
    let margin = thresholdMode == .relative ? threshold * abs(best) : threshold
    return mode == .min ? metric < best - margin : metric > best + margin
  }
}
