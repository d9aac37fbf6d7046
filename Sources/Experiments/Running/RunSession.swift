import Datasets
import Foundation
import Learning
import Synchronization

/// One run under way, epoch by epoch.
struct RunSession {
  let plan: RunPlan
  let key: RunKey
  let dataset: Dataset
  let trainer: Trainer
  let checkpoints: CheckpointFolder
  /// Optimizer steps in all.
  let length: Int
  private(set) var progress: Checkpoint.Progress
  private var lastTest: TestResult?

  init(
    plan: RunPlan, key: RunKey, dataset: Dataset, classes: Int, threads: Int, checkpoints: CheckpointFolder
  ) async throws {
    let task = plan.task(classes: classes, trainingCount: dataset.training.count, threads: threads)
    (self.plan, self.key, self.dataset, self.checkpoints) = (plan, key, dataset, checkpoints)
    trainer = try Trainer(task, training: dataset.training)
    length = task.steps
    let provenance = try Provenance(plan: plan, threads: threads)
    let start = try await trainer.state()
    progress = Checkpoint.Progress(
      step: 0, schedule: start.schedule, steps: StepTraces(), epochs: [], training: [], unfinished: 0, testing: 0,
      provenance: provenance)
    // Weights of another processor, library or precision would make a record that nobody can repeat.
    if let checkpoint = checkpoints.latest(of: key), checkpoint.progress.provenance == provenance {
      try await trainer.restore(checkpoint.state)
      progress = checkpoint.progress
    }
  }

  private var isTest: Bool { if case .rangeTest = plan.purpose { true } else { false } }

  mutating func finish(stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void) async throws -> RunRecord {
    var diverged = try await advance(stop: stop, tell: tell)
    while diverged == nil, progress.step < length { diverged = try await advance(stop: stop, tell: tell) }
    return try await record(diverged: diverged)
  }

  /// Trains up to the end of an epoch and tests.
  ///
  /// - Returns: the step at which the run diverged.
  private mutating func advance(
    stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> Int? {
    let perEpoch = trainer.stepsPerEpoch
    let end = min(length, (progress.step / perEpoch + 1) * perEpoch)
    guard progress.step < end else { return nil }
    let judge = Mutex(divergence)
    let (length, clock) = (length, ContinuousClock())
    let began = clock.now
    let traces = try await trainer.advance(to: end) { trace in
      tell(.step(trace.step + 1, of: length))
      return !judge.withLock { $0?.ends(with: trace.loss) ?? false } && !stop.wantsStop
    }
    let seconds = (clock.now - began) / .seconds(1)
    for trace in traces { progress.steps.append(trace) }
    progress.unfinished += seconds
    let diverged = traces.last.flatMap { last in hasDiverged(at: last) ? last.step : nil }
    if diverged == nil, progress.steps.count < end {
      try await keepUnfinishedEpoch()
      throw RunStopped(step: progress.steps.count)
    }
    progress.training.append((progress.training.last ?? 0) + progress.unfinished)
    progress.unfinished = 0
    if diverged == nil { try await endEpoch(tell: tell) }
    if stop.wantsStop, diverged == nil, progress.step < length { throw RunStopped(step: progress.step) }
    return diverged
  }

  /// The rule that ends a range test, as it stands after the steps so far.
  private var divergence: Divergence? {
    guard case .rangeTest(let limit, let smoothing) = plan.purpose else { return nil }
    var judge = Divergence(limit: limit, smoothing: smoothing)
    for loss in progress.steps.loss { _ = judge.ends(with: loss) }
    return judge
  }

  private func hasDiverged(at last: StepTrace) -> Bool {
    guard last.loss.isFinite else { return true }
    guard case .rangeTest(let limit, let smoothing) = plan.purpose else { return false }
    var judge = Divergence(limit: limit, smoothing: smoothing)
    return progress.steps.loss.map { judge.ends(with: $0) }.last ?? false
  }

  /// Within an epoch nothing is tested; the checkpoint goes on from the step after the last.
  private mutating func keepUnfinishedEpoch() async throws {
    let state = try await trainer.state()
    (progress.step, progress.schedule) = (state.step, state.schedule)
    try checkpoints.save(Checkpoint(progress: progress, tensors: state.tensors), of: key)
  }

  private mutating func endEpoch(tell: @Sendable (RunEvent) -> Void) async throws {
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
    progress.epochs.append(result)
    tell(.epoch(result, of: Double(length) / Double(trainer.stepsPerEpoch)))
    if !isTest || progress.step < length {
      try checkpoints.save(Checkpoint(progress: progress, tensors: state.tensors), of: key)
    }
  }

  private mutating func test() async throws -> TestResult {
    let clock = ContinuousClock()
    let began = clock.now
    let result = TestResult(try await trainer.evaluate(dataset.test), truth: dataset.test.labels)
    progress.testing += (clock.now - began) / .seconds(1)
    lastTest = result
    return result
  }

  private mutating func record(diverged: Int?) async throws -> RunRecord {
    var test: TestResult?
    if !isTest, diverged == nil {
      // After a resumption behind the last epoch there is no result at hand yet.
      if let known = lastTest { test = known } else { test = try await self.test() }
    }
    let samples = try await trainer.samples(RecordedPicture.most).map {
      RecordedPicture(index: $0.index, truth: dataset.training.labels[$0.index], extent: $0.extent, planes: $0.planes)
    }
    let input = try await trainer.input
    return RunRecord(
      key: key, plan: plan, outcome: diverged.map { .diverged(step: $0) } ?? .finished,
      data: DataFacts(
        name: dataset.name, fingerprint: dataset.fingerprint, classes: dataset.classes,
        trainingCount: dataset.training.count, testCount: dataset.test.count),
      input: [input.height, input.width], parameters: try await trainer.parameters(),
      stepsPerEpoch: trainer.stepsPerEpoch, steps: progress.steps,
      epochs: progress.epochs, test: test, samples: samples,
      mistakes: (test?.mistakes ?? []).prefix(RecordedPicture.most).map { RecordedPicture($0, of: dataset.test) },
      provenance: progress.provenance,
      timing: RunTiming(
        training: progress.training, testing: progress.testing,
        finished: Date().formatted(.iso8601)))
  }
}
