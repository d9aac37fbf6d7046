import Datasets
import Foundation

/// Who writes a record by hand can give it a right checksum; what reads it relies on what is checked here.
extension RunRecord {
  /// Pictures of one pass, steps of one run: more than anyone trains with here.
  private static let mostPictures = 1_000_000_000
  private static let mostSteps = 100_000_000
  private static let longestName = 255
  /// No loss is larger, and sums of so many stay finite.
  private static let largest = 1e100
  /// Three hundred years.
  private static let mostSeconds = 1e10

  /// Why it cannot be the record of a run; nil where nothing speaks against it.
  package var fault: String? {
    if (try? RunKey(plan, fingerprint: data.fingerprint)) != key { return "its settings do not belong to its key" }
    return dataFault ?? stepFault ?? epochFault ?? testFault ?? pictureFault ?? timeFault ?? provenanceFault
  }

  private var dataFault: String? {
    guard (1...Dataset.mostClasses).contains(data.classes.count) else { return "it has \(data.classes.count) classes" }
    guard ([data.name] + data.classes).allSatisfy({ $0.utf8.count <= Self.longestName }) else {
      return "a class or the dataset has a name of more than \(Self.longestName) bytes"
    }
    guard (1...Self.mostPictures).contains(data.trainingCount), (0...Self.mostPictures).contains(data.testCount),
      (1...Self.mostPictures).contains(stepsPerEpoch), (0...1_000_000_000_000).contains(parameters), input.count == 2,
      input.allSatisfy({ (1...100_000).contains($0) })
    else { return "its counts or sizes cannot be" }
    return nil
  }

  private var stepFault: String? {
    let count = steps.count
    guard count <= Self.mostSteps,
      [steps.learningRate.count, steps.correct.count, steps.images.count].allSatisfy({ $0 == count }),
      [0, count].contains(steps.momentum.count)
    else { return "its columns have different lengths" }
    guard zip(steps.images, steps.correct).allSatisfy({ (0...10_000_000).contains($0) && (0...$0).contains($1) }),
      (steps.learningRate + steps.momentum).allSatisfy({ abs($0) < Self.largest }), steps.loss.allSatisfy(Self.isLoss)
    else { return "its steps have numbers that cannot be" }
    let last =
      switch outcome {
      case .finished: count
      case .diverged(let step): step + 1
      case .stopped(let step): step
      }
    return last == count ? nil : "it ends at another step than its columns"
  }

  private var epochFault: String? {
    var before = 0
    for epoch in epochs {
      let shares = [epoch.trainAccuracy, epoch.testAccuracy, epoch.validationAccuracy].compactMap(\.self)
      let losses = [epoch.trainLoss, epoch.testLoss, epoch.validationLoss].compactMap(\.self)
      guard (before + 1...max(before + 1, steps.count)).contains(epoch.step), epoch.step <= steps.count,
        epoch.epoch > 0, epoch.epoch <= Double(Self.mostSteps), shares.allSatisfy({ (0...1).contains($0) }),
        losses.allSatisfy(Self.isLoss)
      else { return "its epochs have numbers that cannot be" }
      before = epoch.step
    }
    before = 0
    for evaluation in evaluations ?? [] {
      guard evaluation.step > before, evaluation.step <= steps.count, (0...1).contains(evaluation.accuracy),
        Self.isLoss(evaluation.loss)
      else { return "its evaluations have numbers that cannot be" }
      before = evaluation.step
    }
    return nil
  }

  private var testFault: String? {
    guard let test else { return nil }
    let known = 0..<max(data.classes.count, plan.model.architecture.classes ?? 0)
    guard test.count == data.testCount, test.truth.allSatisfy(data.classes.indices.contains),
      test.predictions.allSatisfy(known.contains), Self.isLoss(test.loss),
      test.confidences.allSatisfy({ $0.isNaN || (0...1.001).contains($0) })
    else { return "its test result has pictures, classes or numbers that cannot be" }
    return nil
  }

  private var pictureFault: String? {
    guard max(samples.count, mistakes.count) <= RecordedPicture.most else { return "it has too many pictures" }
    let places = samples.map { ($0, data.trainingCount) } + mistakes.map { ($0, test?.count ?? 0) }
    let sides = 1...RecordedPicture.largestSide
    let areSound = places.allSatisfy { picture, count in
      (0..<count).contains(picture.index) && data.classes.indices.contains(picture.truth)
        && sides.contains(picture.width) && sides.contains(picture.height)
        && picture.pixels.count == 3 * picture.width * picture.height
    }
    return areSound ? nil : "its pictures have sizes or places that cannot be"
  }

  private var timeFault: String? {
    let seconds = timing.training + [timing.testing, timing.checkpoints ?? 0]
    guard seconds.allSatisfy({ (0...Self.mostSeconds).contains($0) }), timing.training.count >= epochs.count,
      timing.training == timing.training.sorted(), (try? Date(timing.finished, strategy: .iso8601)) != nil
    else { return "its times cannot be" }
    return nil
  }

  private var provenanceFault: String? {
    let made = provenance
    let texts = [made.library, made.processor, made.instructions, made.start ?? "", made.revision?.commit ?? ""]
    guard (1...10_000).contains(made.threads), (0...1_000_000).contains(made.numerics), made.kernels.count <= 10_000,
      (texts + made.kernels.keys).allSatisfy({ $0.utf8.count <= Self.longestName })
    else { return "its provenance cannot be" }
    return nil
  }

  /// A loss may be no number, where a run diverged.
  private static func isLoss(_ value: Double) -> Bool { !value.isFinite || abs(value) < largest }
}
