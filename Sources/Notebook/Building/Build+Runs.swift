import Experiments
import Learning
import RunReading
import Runs
import Settings

extension Notebook {
  /// 4: the records of all runs.
  func records(
    of book: CheckedBook, _ piece: PieceOfWork, _ runner: Runner, _ look: BookLook, _ stop: StopRequest,
    _ tell: @escaping @Sendable (BuildEvent) -> Void
  ) async throws -> Results {
    defer { piece.end() }
    let ahead = RunsAhead(jobs: options.choice.jobs, stop: stop)
    do {
      var results = try await book.walk { definition, seed, attempt, results in
        let name = RunName(profile: options.profile, name: definition.name, seed: seed)
        switch attempt {
        case .success(let plan):
          let make = { try await self.made(plan, name, book, definition, results, runner, look, tell) }
          let record = try await piece.record(of: plan, name, isUnderWay: ahead.has(name)) {
            guard options.choice.jobs > 1 else { return try await make() }
            return try await ahead.record(of: name) {
              waiting(look, book, results).map { next in
                (next.name, { try await self.made(next.plan, next.name, book, next.run, results, runner, look, tell) })
              }
            }
          }
          guard let record else { return .absent }
          try runner.finder.store.remember(name, record.key)
          return .record(record)
        case .failure(.waiting): return .absent
        case .failure(let obstacle):
          piece.giveUp(definition.name)
          tell(.skipped(definition.name, reason: obstacle.sentence))
          return .failed(obstacle.sentence)
        }
      }
      for name in Set(piece.left.map(\.name)) { results.fail(name, BuildChoice.left) }
      await ahead.end()
      return results
    } catch {
      // What is under way comes to a checkpoint before the build ends.
      if ahead.isBusy { stop.stop() }
      await ahead.end()
      throw error
    }
  }

  /// Runs that are to be made and can be by now, in the order of the walk.
  private func waiting(
    _ look: BookLook, _ book: CheckedBook, _ results: Results
  ) -> [(name: RunName, plan: RunPlan, run: RunDefinition)] {
    let runs = Dictionary(book.runs.map { ($0.name, $0) }) { first, _ in first }
    return look.toMake.compactMap { name in
      guard let run = runs[name.name], case .success(let plan) = run.attempt(seed: name.seed, results: results) else {
        return nil
      }
      return (name, plan, run)
    }
  }

  private func made(
    _ plan: RunPlan, _ name: RunName, _ book: CheckedBook, _ definition: RunDefinition, _ results: Results,
    _ runner: Runner, _ look: BookLook, _ tell: @escaping @Sendable (BuildEvent) -> Void
  ) async throws -> RunRecord {
    for damage in try await runner.finder.damages(of: plan) { tell(.damaged(damage.description)) }
    let isAgain = look.again.has(name.name, seed: name.seed)
    let before = isAgain ? try await runner.finder.find(plan)?.record : nil
    do {
      let start = try await startWeights(of: definition, seed: plan.seed, results, runner, tell)
      let record = try await runner.run(
        plan, start: start, keepsWeights: book.isStart(definition.name, seed: plan.seed), isAgain: isAgain
      ) { tell(.run(name, $0)) }
      tell(.done(name, record, isNew: true))
      if let before, let difference = record.difference(from: before) {
        tell(
          .warning(
            Diagnostic(
              "\(name.name)#\(name.seed) came to other numbers than before: \(difference)", at: definition.location,
              hint: "the report has the new ones; 'plan' and the table of provenance say by what each was made",
              severity: .warning)))
      }
      return record
    } catch let error as LearningError where error.cause == .settings {
      throw AuthorMistakes(found: [misfit(definition, error.description)])
    } catch ExperimentError.foreignCheckpoint(_, let path, let step, let changes) {
      let run = "\(definition.location): \(name.name)#\(name.seed)"
      throw ExperimentError.foreignCheckpoint(run: run, path: path, step: step, changes: changes)
    } catch ExperimentError.unfit(let detail) {
      throw AuthorMistakes(found: [misfit(definition, detail)])
    }
  }

  private func misfit(_ definition: RunDefinition, _ detail: String) -> Diagnostic {
    Diagnostic(
      "the \(definition.kind.words) '\(definition.name)' cannot be made: \(detail)", at: definition.location,
      hint: "what ran before it is kept; correct its settings and build again")
  }
}

extension RunRecord {
  /// The first number in which a run that was made again differs; nil where it came to the same.
  fileprivate func difference(from before: RunRecord) -> String? {
    for (now, old) in zip(epochs, before.epochs) where now != old {
      return "the training loss of epoch \(now.epoch) was \(old.trainLoss) and is \(now.trainLoss)"
    }
    if steps != before.steps { return "its steps' losses differ" }
    return test == before.test ? nil : "its test result differs"
  }
}
