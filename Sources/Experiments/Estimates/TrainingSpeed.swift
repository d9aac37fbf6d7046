import Foundation
import Learning

/// How fast runs went here: seconds for each picture, as `TrainingWork` counts them.
package struct TrainingSpeed: Sendable {
  private var ofNetworks: [TrainingWork.Network: [Double]] = [:]
  /// Seconds for a multiplication of a forward pass, of runs whose work is known.
  private var ofMultiplications: [Double] = []

  package init() {}

  package var isEmpty: Bool { ofNetworks.isEmpty }

  /// Takes a run that was made on this machine with as many threads, and with no other beside it; others tell nothing.
  package mutating func learn(from record: RunRecord, threads: Int) {
    guard record.provenance.isOfThisMachine, record.provenance.threads == threads, record.timing.jobs == nil
    else { return }
    let evaluated = record.epochs.reduce(0) {
      $0 + ($1.testLoss == nil ? 0 : record.data.testCount) + ($1.validationLoss == nil ? 0 : record.heldOut)
    }
    let pictures =
      Double(record.steps.images.reduce(0, +)) + Double(evaluated) * TrainingWork.evaluationShare
    let seconds = (record.timing.training.last ?? 0) + record.timing.testing
    guard pictures > 0, seconds > 0 else { return }
    let network = TrainingWork.Network(
      model: record.plan.model, input: record.input, precision: record.provenance.precision)
    learn(network, seconds: seconds / pictures, multiplications: record.multiplications)
  }

  private mutating func learn(_ network: TrainingWork.Network, seconds: Double, multiplications: Int?) {
    ofNetworks[network, default: []].append(seconds)
    if let multiplications, multiplications > 0 { ofMultiplications.append(seconds / Double(multiplications)) }
  }

  /// What a run takes that is under way, in seconds for each picture: it tells more of its network than earlier ones.
  package mutating func observe(_ work: TrainingWork, seconds: Double) {
    ofNetworks[work.network] = [seconds]
    if work.multiplications > 0 { ofMultiplications = [seconds / Double(work.multiplications)] }
  }

  /// Seconds for one picture: the median of runs of the same network; where there are none, by the multiplications of
  /// others, which is rough.
  ///
  /// - Returns: nil where nothing was timed.
  package func seconds(for work: TrainingWork) -> Double? {
    if let own = ofNetworks[work.network] { return Self.median(own) }
    return Self.median(ofMultiplications).map { $0 * Double(work.multiplications) }
  }

  private static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }
}

extension RunRecord {
  /// Pictures that were held out.
  fileprivate var heldOut: Int { plan.validationCount(of: data.trainingCount) }

  /// Of one picture's forward pass; nil where its network cannot be outlined.
  fileprivate var multiplications: Int? {
    guard input.count == 2 else { return nil }
    let extent = ImageSet.Extent(height: input[0], width: input[1])
    return try? ModelSummary(plan.model.network(classes: data.classes.count), input: extent.shape).multiplications
  }
}

extension Provenance {
  /// Whether it was made by this processor, with what is used of it now.
  fileprivate var isOfThisMachine: Bool {
    processor == Self.processorName && instructions == EngineVersion.instructions && numerics == currentNumerics
  }
}
