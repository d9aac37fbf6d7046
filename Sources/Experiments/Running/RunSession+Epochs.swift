import Foundation
import Learning

/// What happens between the steps: tests, and checkpoints.
extension RunSession {
  /// The number of steps at which the next evaluation is due, or the epoch ends.
  func nextEvaluation(before end: Int) -> Int {
    guard let every = plan.evaluations?.every else { return end }
    return min(end, (progress.steps.count / every + 1) * every)
  }

  mutating func evaluateSteps() async throws {
    guard let evaluations = plan.evaluations else { return }
    let step = progress.steps.count
    guard step % evaluations.every == 0 || step == length else { return }
    guard let set = evaluations.split == .test ? dataset.test : validation else { return }
    let result = try await evaluated(set)
    let share = Double(result.correct) / Double(max(1, result.count))
    progress.evaluations =
      (progress.evaluations ?? []) + [
        StepEvaluation(step: step, loss: result.loss, accuracy: share)
      ]
  }

  /// Within an epoch nothing is tested; the checkpoint goes on from the step after the last.
  mutating func keepUnfinishedEpoch() async throws {
    let state = try await trainer.state()
    (progress.step, progress.schedule) = (state.step, state.schedule)
    try keep(state)
  }

  mutating func keep(_ state: TrainingState) throws {
    let clock = ContinuousClock()
    let began = clock.now
    try checkpoints.save(Checkpoint(progress: progress, tensors: state.tensors), of: key)
    lastKept = clock.now
    progress.checkpoints += (lastKept - began) / .seconds(1)
  }

  mutating func endEpoch(tell: @Sendable (RunEvent) -> Void) async throws {
    let state = try await trainer.state()
    (progress.step, progress.schedule) = (state.step, state.schedule)
    let mean = progress.steps.mean((progress.epochs.last?.step ?? 0)..<progress.step)
    var result = EpochResult(
      epoch: Double(progress.step) / Double(trainer.stepsPerEpoch), step: progress.step, trainLoss: mean.loss,
      trainAccuracy: mean.accuracy)
    if !isTest {
      let test = try await test()
      result.testLoss = test.loss
      result.testAccuracy = Double(test.correct) / Double(max(1, test.count))
    }
    if let validation {
      let judged = try await evaluated(validation)
      result.validationLoss = judged.loss
      result.validationAccuracy = Double(judged.correct) / Double(max(1, judged.count))
    }
    progress.epochs.append(result)
    tell(.epoch(result, of: Double(length) / Double(trainer.stepsPerEpoch)))
    if !isTest || progress.step < length { try keep(state) }
  }

  mutating func test() async throws -> TestResult {
    let result = try await evaluated(dataset.test)
    lastTest = result
    return result
  }

  mutating func evaluated(_ set: ImageSet) async throws -> TestResult {
    let clock = ContinuousClock()
    let began = clock.now
    let result = TestResult(try await trainer.evaluate(set), truth: set.labels)
    progress.testing += (clock.now - began) / .seconds(1)
    return result
  }
}
