/// The rates of a schedule, one for every optimizer step.
package struct RateCurve: Hashable, Sendable {
  package var name: String
  /// Which color of the palette the run has in the whole book.
  package var slot: Int
  package var learningRates: [Double]
  /// As long as `learningRates`, or empty where the schedule leaves momentum alone.
  package var momenta: [Double]
  package var stepsPerEpoch: Int
  /// Since the start of training, one per step; empty where no clock ran.
  package var seconds: [Double]

  package init(
    name: String, slot: Int, learningRates: [Double], momenta: [Double] = [], stepsPerEpoch: Int,
    seconds: [Double] = []
  ) {
    (self.name, self.slot, self.learningRates, self.momenta) = (name, slot, learningRates, momenta)
    (self.stepsPerEpoch, self.seconds) = (stepsPerEpoch, seconds)
  }
}
