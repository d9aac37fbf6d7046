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
  /// Where each rate holds, of a run that others reported and whose steps between are not known; nil where every step is.
  package var reported: [Place]?

  /// How far a run has come.
  package struct Place: Hashable, Sendable {
    package var epoch: Double
    package var step: Int

    package init(epoch: Double, step: Int) { (self.epoch, self.step) = (epoch, step) }
  }

  package init(
    name: String, slot: Int, learningRates: [Double], momenta: [Double] = [], stepsPerEpoch: Int,
    seconds: [Double] = [], reported: [Place]? = nil
  ) {
    (self.name, self.slot, self.learningRates, self.momenta) = (name, slot, learningRates, momenta)
    (self.stepsPerEpoch, self.seconds, self.reported) = (stepsPerEpoch, seconds, reported)
  }

  /// Passes over the training data before the rate of this index holds.
  func epoch(_ index: Int) -> Double {
    guard let reported, index < reported.count else { return Double(index) / Double(max(stepsPerEpoch, 1)) }
    return reported[index].epoch
  }

  /// Optimizer steps before it holds.
  func step(_ index: Int) -> Int {
    guard let reported, index < reported.count else { return index }
    return reported[index].step
  }

  /// The name at its line.
  var legend: String { reported == nil ? name : "\(name), reported" }
}
