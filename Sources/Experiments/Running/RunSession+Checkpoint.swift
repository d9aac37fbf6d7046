import Learning

/// Going on from a checkpoint, which may have come with a stranger's book.
extension RunSession {
  /// - Throws: where the checkpoint is not of this run; then the run is at its beginning, as it was.
  mutating func goOn(
    from checkpoint: Checkpoint, _ task: TrainingTask, _ training: ImageSet
  ) async throws {
    let progress = checkpoint.progress
    if let fault = try fault(progress) { throw LearningError("go on", fault) }
    // The trainer before it goes first: there may not be memory for two.
    trainer = try Trainer(task, training: training, kernels: .fixed(progress.provenance.kernels))
    do { try await trainer.restore(checkpoint.state) } catch {
      trainer = try Trainer(task, training: training)
      throw error
    }
    self.progress = progress
  }

  /// Why a run of this plan cannot have come so far in this way; nil where nothing speaks against it.
  private func fault(_ made: Checkpoint.Progress) throws -> String? {
    let count = made.steps.count
    guard made.step == count, (0...length).contains(count) else { return "it is of another step than its columns" }
    if let fault = made.steps.fault ?? RecordFaults.epochs(made.epochs, of: count)
      ?? RecordFaults.evaluations(made.evaluations, of: count) ?? made.provenance.fault
    {
      return fault
    }
    let perEpoch = trainer.stepsPerEpoch
    var ends = Array(stride(from: perEpoch, through: count, by: perEpoch))
    if count == length, ends.last != length { ends.append(length) }
    guard made.epochs.map(\.step) == ends, made.training.count == ends.count,
      made.evaluations == nil || plan.evaluations != nil
    else { return "its epochs end at other steps" }
    guard RecordFaults.areSeconds(made.training + [made.unfinished, made.testing, made.checkpoints]),
      made.training == made.training.sorted()
    else { return "its times cannot be" }
    return try schedule(after: made) == made.schedule ? nil : "its schedule is another"
  }

  /// The schedule as it is after so many steps, and what was measured in between.
  private func schedule(after made: Checkpoint.Progress) throws -> ScheduleState {
    var state = progress.schedule
    var measured: [Int: Double] = [:]
    if let watched = plan.schedule.watches {
      for epoch in made.epochs { measured[epoch.step] = epoch[watched] }
    }
    for step in 0..<made.step { _ = state.next(metric: measured[step]) }
    return state
  }
}
