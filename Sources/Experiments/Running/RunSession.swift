import Datasets
import Foundation
import Learning
import Synchronization

/// One run under way, epoch by epoch.
struct RunSession {
  let plan: RunPlan
  let key: RunKey
  let dataset: Dataset
  /// nil where nothing is held out.
  private let validation: ImageSet?
  private(set) var trainer: Trainer
  let checkpoints: CheckpointFolder
  /// Optimizer steps in all.
  let length: Int
  private(set) var progress: Checkpoint.Progress
  private var lastTest: TestResult?
  /// When a checkpoint was made last, or the session began.
  private var lastKept = ContinuousClock.now
  private let interval: Duration

  /// - Parameters:
  ///   - beginsAnew: whether to give up a checkpoint from which the run cannot go on here.
  ///   - revision: the book's.
  ///   - interval: the most time between checkpoints.
  /// - Throws: `ExperimentError.foreignCheckpoint` where there is one, and it must not be given up.
  init(
    plan: RunPlan, key: RunKey, dataset: Dataset, classes: Int, threads: Int, checkpoints: CheckpointFolder,
    start: StartWeights? = nil, beginsAnew: Bool = false,
    revision: BookRevision? = nil, interval: Duration = .seconds(50)
  ) async throws {
    let held = plan.validationCount(of: dataset.training.count)
    let training = held > 0 ? dataset.training.part(held..<dataset.training.count) : dataset.training
    validation = held > 0 ? dataset.training.part(0..<held) : nil
    let task = plan.task(classes: classes, trainingCount: training.count, threads: threads)
    (self.plan, self.key, self.dataset, self.checkpoints) = (plan, key, dataset, checkpoints)
    self.interval = interval
    trainer = try Trainer(task, training: training)
    length = task.steps
    let provenance = try await Provenance(
      plan: plan, threads: threads, kernels: trainer.algorithms(), start: start?.digest,
      revision: revision)
    let fresh = try await trainer.state()
    progress = Checkpoint.Progress(
      step: 0, schedule: fresh.schedule, steps: StepTraces(), epochs: [], training: [], unfinished: 0, testing: 0,
      provenance: provenance)
    let checkpoint = checkpoints.latest(of: key)
    if let checkpoint {
      // Weights of another processor, library, precision or start would make a record that nobody can repeat.
      let changes = provenance.changes(since: checkpoint.progress.provenance)
      guard changes.isEmpty || beginsAnew else {
        throw ExperimentError.foreignCheckpoint(
          run: "run \(key.text.prefix(12))", path: checkpoints.place(of: key).path, step: checkpoint.progress.step,
          changes: changes)
      }
    }
    if let checkpoint, provenance.changes(since: checkpoint.progress.provenance).isEmpty {
      trainer = try Trainer(task, training: training, kernels: .fixed(checkpoint.progress.provenance.kernels))
      try await trainer.restore(checkpoint.state)
      progress = checkpoint.progress
    } else if let start {
      try await trainer.start(from: start.tensors, except: plan.start?.except ?? [])
    }
  }

  private var isTest: Bool { if case .rangeTest = plan.purpose { true } else { false } }

  mutating func finish(stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void) async throws -> RunRecord {
    var diverged: Int?
    // A run that was killed behind its last epoch, or behind its goal, has nothing left to train.
    while diverged == nil, progress.step < length, !hasReachedGoal {
      diverged = try await advance(stop: stop, tell: tell)
    }
    return try await record(diverged: diverged)
  }

  private var hasReachedGoal: Bool {
    guard let goal = plan.stop, let value = progress.epochs.last?.metric(goal.metric) else { return false }
    return goal.isReached(by: value)
  }

  /// What the schedule watches, where it was measured since the last step.
  private var metric: Double? {
    guard let name = plan.schedule.watches, let last = progress.epochs.last, last.step == progress.steps.count else {
      return nil
    }
    return last.metric(name)
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
    var diverged: Int?
    while diverged == nil, progress.steps.count < end {
      let next = nextEvaluation(before: end)
      diverged = try await train(to: next, stop: stop, tell: tell)
      if diverged == nil, progress.steps.count == next { try await evaluateSteps() }
      if diverged == nil, progress.steps.count < end, stop.wantsStop || isCheckpointDue {
        try await keepUnfinishedEpoch()
        if stop.wantsStop { throw RunStopped(step: progress.steps.count) }
      }
    }
    progress.training.append((progress.training.last ?? 0) + progress.unfinished)
    progress.unfinished = 0
    if diverged == nil { try await endEpoch(tell: tell) }
    if stop.wantsStop, diverged == nil, progress.step < length, !hasReachedGoal {
      throw RunStopped(step: progress.step)
    }
    return diverged
  }

  private var isCheckpointDue: Bool { ContinuousClock.now - lastKept >= interval }

  /// Takes steps until one of them diverges, a checkpoint is due or a stop is wanted.
  ///
  /// - Returns: the step at which the run diverged.
  private mutating func train(
    to end: Int, stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> Int? {
    let judge = Mutex(divergence)
    let (length, clock) = (length, ContinuousClock())
    let (began, due) = (clock.now, lastKept + interval)
    let traces = try await trainer.advance(to: end, metric: metric) { trace in
      tell(.step(trace.step + 1, of: length))
      return !judge.withLock { $0?.ends(with: trace.loss) ?? false } && !stop.wantsStop && clock.now < due
    }
    let seconds = (clock.now - began) / .seconds(1)
    for trace in traces { progress.steps.append(trace) }
    progress.unfinished += seconds
    return traces.last.flatMap { last in hasDiverged(at: last) ? last.step : nil }
  }

  /// The number of steps at which the next evaluation is due, or the epoch ends.
  private func nextEvaluation(before end: Int) -> Int {
    guard let every = plan.evaluations?.every else { return end }
    return min(end, (progress.steps.count / every + 1) * every)
  }

  private mutating func evaluateSteps() async throws {
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

  /// The rule that ends a range test, as it stands after the steps so far.
  private var divergence: Divergence? {
    guard case .rangeTest(let limit, let smoothing) = plan.purpose else { return nil }
    var judge = Divergence(limit: limit, smoothing: smoothing)
    for loss in progress.steps.loss { _ = judge.ends(with: loss) }
    return judge
  }

  private func hasDiverged(at last: StepTrace) -> Bool {
    guard last.isSound else { return true }
    guard case .rangeTest(let limit, let smoothing) = plan.purpose else { return false }
    var judge = Divergence(limit: limit, smoothing: smoothing)
    return progress.steps.loss.map { judge.ends(with: $0) }.last ?? false
  }

  /// Within an epoch nothing is tested; the checkpoint goes on from the step after the last.
  private mutating func keepUnfinishedEpoch() async throws {
    let state = try await trainer.state()
    (progress.step, progress.schedule) = (state.step, state.schedule)
    try keep(state)
  }

  private mutating func keep(_ state: TrainingState) throws {
    let clock = ContinuousClock()
    let began = clock.now
    try checkpoints.save(Checkpoint(progress: progress, tensors: state.tensors), of: key)
    lastKept = clock.now
    progress.checkpoints += (lastKept - began) / .seconds(1)
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
    if let validation {
      let judged = try await evaluated(validation)
      result.validationLoss = judged.loss
      result.validationAccuracy = Double(judged.correct) / Double(max(1, judged.count))
    }
    progress.epochs.append(result)
    tell(.epoch(result, of: Double(length) / Double(trainer.stepsPerEpoch)))
    if !isTest || progress.step < length { try keep(state) }
  }

  private mutating func test() async throws -> TestResult {
    let result = try await evaluated(dataset.test)
    lastTest = result
    return result
  }

  private mutating func evaluated(_ set: ImageSet) async throws -> TestResult {
    let clock = ContinuousClock()
    let began = clock.now
    let result = TestResult(try await trainer.evaluate(set), truth: set.labels)
    progress.testing += (clock.now - began) / .seconds(1)
    return result
  }

  private func outcome(diverged: Int?) -> RunRecord.Outcome {
    if let diverged { return .diverged(step: diverged) }
    return progress.step < length ? .stopped(step: progress.step) : .finished
  }

  private mutating func record(diverged: Int?) async throws -> RunRecord {
    var test: TestResult?
    if !isTest, diverged == nil {
      // After a resumption behind the last epoch there is no result at hand yet.
      if let known = lastTest { test = known } else { test = try await self.test() }
    }
    let held = plan.validationCount(of: dataset.training.count)
    let samples = try await trainer.samples(RecordedPicture.most).map { sample in
      let index = held + sample.index
      return RecordedPicture(
        index: index, truth: dataset.training.labels[index], extent: sample.extent, planes: sample.planes)
    }
    let input = try await trainer.input
    return RunRecord(
      key: key, plan: plan, outcome: outcome(diverged: diverged),
      data: DataFacts(
        name: dataset.name, fingerprint: dataset.fingerprint, classes: dataset.classes,
        trainingCount: dataset.training.count, testCount: dataset.test.count),
      input: [input.height, input.width], parameters: try await trainer.parameters(),
      stepsPerEpoch: trainer.stepsPerEpoch, steps: progress.steps,
      epochs: progress.epochs, evaluations: progress.evaluations, test: test, samples: samples,
      mistakes: (test?.mistakes ?? []).prefix(RecordedPicture.most).map { RecordedPicture($0, of: dataset.test) },
      provenance: progress.provenance,
      timing: RunTiming(
        training: progress.training, testing: progress.testing, checkpoints: progress.checkpoints,
        finished: Date().formatted(.iso8601)))
  }
}
