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
  let validation: ImageSet?
  /// The places of the pictures that it is trained on, among all training pictures.
  let places: [Int]
  var trainer: Trainer
  let checkpoints: CheckpointFolder
  /// Optimizer steps in all.
  let length: Int
  var progress: Checkpoint.Progress
  var lastTest: TestResult?
  /// When a checkpoint was made last, or the session began.
  var lastKept = ContinuousClock.now
  private let interval: Duration
  /// How many runs are trained at a time; nil for one.
  let jobs: Int?

  /// - Parameter interval: the most time between checkpoints.
  /// - Throws: `ExperimentError.foreignCheckpoint` where there is one, and it must not be given up.
  init(
    _ order: TrainingOrder, dataset: Dataset, threads: Int, checkpoints: CheckpointFolder,
    interval: Duration = .seconds(50)
  ) async throws {
    let plan = order.plan
    let (held, trained) = plan.split(dataset.training.labels, classes: dataset.classes.count)
    let training = held.isEmpty ? dataset.training : dataset.training.part(trained)
    validation = held.isEmpty ? nil : dataset.training.part(held)
    places = trained
    let task = plan.task(
      classes: try Self.classes(plan, dataset), trainingCount: training.count, threads: threads)
    (self.plan, key, self.dataset, self.checkpoints) = (plan, order.key, dataset, checkpoints)
    (self.interval, jobs) = (interval, order.jobs > 1 ? order.jobs : nil)
    trainer = try Trainer(task, training: training)
    length = task.steps
    let provenance = try await Provenance(
      plan: plan, threads: threads, kernels: trainer.algorithms(), replaced: trainer.replacements(),
      start: order.start?.digest, revision: order.revision)
    let fresh = try await trainer.state()
    progress = Checkpoint.Progress(
      step: 0, schedule: fresh.schedule, steps: StepLog(), epochs: [], training: [], unfinished: 0, testing: 0,
      provenance: provenance)
    if try await hasGoneOn(task, training, beginsAnew: order.beginsAnew) { return }
    if let start = order.start { try await trainer.start(from: start.tensors, except: plan.start?.except ?? []) }
  }

  private static func classes(_ plan: RunPlan, _ dataset: Dataset) throws(ExperimentError) -> Int {
    let classes = plan.model.architecture.classes ?? dataset.classes.count
    guard classes >= dataset.classes.count else {
      throw .unfit(
        "the model has \(classes) classes, and the data has \(dataset.classes.count)\n  hint: leave 'classes' out")
    }
    return classes
  }

  /// Whether there was a checkpoint, and the run has gone on from it.
  private mutating func hasGoneOn(_ task: TrainingTask, _ training: ImageSet, beginsAnew: Bool) async throws -> Bool {
    var changes: [String] = []
    do {
      guard let checkpoint = try checkpoints.latest(of: key) else { return false }
      // Weights of another processor, library, precision or start would make a record that nobody can repeat.
      changes = progress.provenance.changes(since: checkpoint.progress.provenance)
      if changes.isEmpty {
        try await goOn(from: checkpoint, task, training)
        return true
      }
    } catch let fault as LearningError where fault.cause == .settings {
      changes = [ExperimentError.unusable + fault.detail]
    }
    guard beginsAnew else {
      throw ExperimentError.foreignCheckpoint(
        run: "run \(key.text.prefix(12))", path: checkpoints.place(of: key).path,
        step: checkpoints.latestStep(of: key) ?? 0, changes: changes)
    }
    return false
  }

  var isTest: Bool { if case .rangeTest = plan.purpose { true } else { false } }

  mutating func finish(stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void) async throws -> RunRecord {
    var diverged = broken
    // A run that was killed behind its last epoch, or behind its goal, has nothing left to train.
    while diverged == nil, progress.step < length, !hasReachedGoal {
      diverged = try await advance(stop: stop, tell: tell) ?? broken
    }
    return try await record(diverged: diverged)
  }

  /// The last step where its weights are finite and what they say of test pictures is not: nothing comes of them.
  private var broken: Int? {
    guard let last = progress.epochs.last, last.step == progress.steps.count, let loss = last.testLoss, !loss.isFinite
    else { return nil }
    return last.step - 1
  }

  private var hasReachedGoal: Bool {
    guard let goal = plan.stop, let value = progress.epochs.last?[goal.metric] else { return false }
    return goal.isReached(by: value)
  }

  /// What the schedule watches, where it was measured since the last step.
  private var metric: Double? {
    guard let watched = plan.schedule.watches, let last = progress.epochs.last, last.step == progress.steps.count else {
      return nil
    }
    return last[watched]
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
    if stop.wantsStop, diverged == nil, broken == nil, progress.step < length, !hasReachedGoal {
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
      tell(.step(trace.step + 1, of: length, loss: trace.loss))
      return !judge.withLock { $0?.ends(with: trace.loss) ?? false } && !stop.wantsStop && clock.now < due
    }
    let seconds = (clock.now - began) / .seconds(1)
    for trace in traces { progress.steps.append(trace) }
    progress.unfinished += seconds
    return traces.last.flatMap { last in hasDiverged(at: last) ? last.step : nil }
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
}
