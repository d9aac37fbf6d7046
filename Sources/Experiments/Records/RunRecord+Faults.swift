import Datasets
import Foundation

/// Who writes a record by hand can give it a right checksum; what reads it relies on what is checked here.
extension RunRecord {
  /// Pictures of one pass: more than anyone trains with here.
  private static let mostPictures = 1_000_000_000

  /// Why it cannot be the record of a run; nil where nothing speaks against it.
  package var fault: String? {
    if (try? RunKey(plan, fingerprint: data.fingerprint)) != key { return "its settings do not belong to its key" }
    return dataFault ?? stepFault ?? RecordFaults.epochs(epochs, of: steps.count)
      ?? RecordFaults.evaluations(evaluations, of: steps.count) ?? testFault ?? pictureFault ?? timeFault
      ?? provenance.fault ?? agreementFault
  }

  private var dataFault: String? {
    guard (1...Dataset.mostClasses).contains(data.classes.count) else { return "it has \(data.classes.count) classes" }
    guard ([data.name] + data.classes).allSatisfy({ $0.utf8.count <= RecordFaults.longestName }) else {
      return "a class or the dataset has a name of more than \(RecordFaults.longestName) bytes"
    }
    guard (1...Self.mostPictures).contains(data.trainingCount), (0...Self.mostPictures).contains(data.testCount),
      (1...Self.mostPictures).contains(stepsPerEpoch), (0...1_000_000_000_000).contains(parameters), input.count == 2,
      input.allSatisfy({ (1...100_000).contains($0) })
    else { return "its counts or sizes cannot be" }
    let findings = data.findings ?? []
    guard findings.count <= DataFinding.Kind.allCases.count else { return "it says too much of its data" }
    return findings.lazy.compactMap(\.fault).first
  }

  private var stepFault: String? {
    if let fault = steps.fault { return fault }
    let last =
      switch outcome {
      case .finished: steps.count
      case .diverged(let step): step + 1
      case .stopped(let step): step
      }
    return last == steps.count ? nil : "it ends at another step than its columns"
  }

  /// What follows from other parts: a training's means from its steps, the last test from its predictions.
  private var agreementFault: String? {
    var before = 0
    for epoch in epochs {
      let mean = steps.mean(before..<epoch.step)
      guard epoch.trainAccuracy == mean.accuracy, epoch.trainLoss.isSame(as: mean.loss) else {
        return "its epochs are not the means of its steps"
      }
      before = epoch.step
    }
    guard let test, let last = epochs.last, last.step == steps.count else { return nil }
    let share = Double(test.correct) / Double(max(1, test.count))
    return last.testAccuracy == share && last.testLoss.isSame(as: test.loss)
      ? nil : "its last epoch does not have the result of its test"
  }

  private var testFault: String? {
    guard let test else { return nil }
    let known = 0..<max(data.classes.count, plan.model.architecture.classes ?? 0)
    guard test.count == data.testCount, test.truth.allSatisfy(data.classes.indices.contains),
      test.predictions.allSatisfy(known.contains), RecordFaults.isLoss(test.loss),
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
        && picture.pixels.count == 3 * picture.width * picture.height && (picture.file?.utf8.count ?? 0) <= 8192
    }
    return areSound ? nil : "its pictures have sizes or places that cannot be"
  }

  private var timeFault: String? {
    guard RecordFaults.areSeconds(timing.training + [timing.testing, timing.checkpoints ?? 0]),
      timing.training.count >= epochs.count, timing.training == timing.training.sorted(),
      (try? Date(timing.finished, strategy: .iso8601)) != nil
    else { return "its times cannot be" }
    return nil
  }
}
