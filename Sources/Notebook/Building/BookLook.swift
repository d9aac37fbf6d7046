import Datasets
import Experiments
import Foundation
import RunReading
import Runs
import Settings

/// What one look over all runs of a book and their data tells before anything trains.
package struct BookLook: Sendable {
  /// Of the book and its data.
  package var warnings: [Diagnostic] = []
  /// Why runs that are to be made cannot be; empty where all can.
  package var problems: [Diagnostic] = []
  /// How many of them are the author's, and not of data, processor or memory.
  var mistakes = 0
  /// What a build would do, run by run.
  package var planned: [PlannedRun] = []
  /// Records that are there.
  var found: [RunName: RunRecord] = [:]
  /// Runs that were interrupted and cannot go on here, by their names.
  var blocked: [String: ExperimentError] = [:]
  /// How long what is to be made takes.
  package var forecast = BuildForecast()
  /// Those that a build makes where they are not there.
  var wanted: WantedRuns
  /// Those that are made although they are there.
  var again = RunNames()
  /// Seeds that have no record.
  var missing: [RunName] { planned.filter { !$0.status.isDone }.map(\.name) }
  /// The names of runs of which a seed is to be made.
  var unmade: Set<String> { Set(toMake.map(\.name)) }
  /// Seeds that this build is to make.
  var toMake: [RunName] { missing.filter(isToMake) }

  func isToMake(_ name: RunName) -> Bool {
    wanted.has(name.name, seed: name.seed) || again.has(name.name, seed: name.seed)
  }

  package var unfit: UnfitBook? {
    problems.isEmpty ? nil : UnfitBook(found: problems, isSurroundings: mistakes == 0)
  }
}

extension Notebook {
  /// What a build would do, and everything that can be known to be wrong with it; trains nothing.
  ///
  /// - Throws: `AuthorMistakes` where the chapters are not understood, and the errors of the store.
  package func look() async throws -> (book: CheckedBook, look: BookLook) {
    let (book, parameters) = try check()
    return (book, try await look(over: book, parameters, finder: finder(writes: false)))
  }

  func look(over book: CheckedBook, _ parameters: Parameters, finder: RunFinder) async throws -> BookLook {
    var look = BookLook(wanted: try WantedRuns(options.choice, of: book))
    look.again = try RunNames(options.choice.retrained, of: book, option: "--retrain")
    var data = SurveyedData(finder.datasets)
    for run in book.runs { try await data.look(at: run) }
    try await plan(book, data, finder, &look)
    for run in book.runs where look.unmade.contains(run.name) { await data.explain(run) }
    let check = BookFit(
      book: book, parameters: parameters, data: data, look: look, threads: options.threads,
      copies: options.choice.jobs, files: NotebookFolder(path: options.chapters))
    check.run()
    look.problems = check.problems
    look.mistakes = check.mistakes
    look.warnings = check.warnings
    if !look.toMake.isEmpty { look.forecast = try forecast(look, check.works, finder) }
    return look
  }

  /// Every seed of every run as a build would find it.
  private func plan(
    _ book: CheckedBook, _ data: SurveyedData, _ finder: RunFinder, _ look: inout BookLook
  ) async throws {
    _ = try await book.walk { definition, seed, attempt, _ in
      let name = RunName(profile: options.profile, name: definition.name, seed: seed)
      var run = PlannedRun(name: name, status: .missing)
      run.start = definition.start?.words
      run.trainable = definition.trainableText
      defer { look.planned.append(run) }
      switch attempt {
      case .success(let plan):
        run.plan = plan
        if data.failures[plan.data] != nil {
          run.reason = "its data cannot be used"
          return .absent
        }
        let isAgain = look.again.has(definition.name, seed: seed)
        let there = try await finder.find(plan)
        let found = isAgain ? nil : there
        run.status = try await finder.status(of: plan, name: name, threads: options.threads, found: found)
        run.reason = reason(run, plan, data, finder)
        if !options.beginsAnew, look.blocked[definition.name] == nil, look.isToMake(name) {
          look.blocked[definition.name] = try await finder.foreignCheckpoint(of: plan, name: name, status: run.status)
        }
        look.found[name] = found?.record
        run.result = found.map { RunResult(definition, [$0.record]) }
        // What needs a run that is made again is planned by what it came to before.
        return there.map { .record($0.record) } ?? .absent
      case .failure(.waiting(let names)): run.status = .waiting(names)
      case .failure(.failed(let reason)):
        run.status = .waiting(definition.written(definition.needs))
        run.reason = reason
      }
      return .absent
    }
  }

  /// What is to be made, with the time that it takes as far as runs of this machine tell.
  private func forecast(
    _ look: BookLook, _ works: [String: TrainingWork], _ finder: RunFinder
  ) throws -> BuildForecast {
    var speed = TrainingSpeed()
    for record in try Array(look.found.values) + finder.store.newestRecords(Self.mostTimed) {
      speed.learn(from: record, threads: options.threads)
    }
    let processors = Double(ProcessInfo.processInfo.activeProcessorCount)
    let begun = Dictionary(look.planned.map { ($0.name, $0.status) }) { first, _ in first }
    return BuildForecast(
      runs: look.toMake.map { name in
        var step = 0
        if case .interrupted(let reached, _) = begun[name] { step = reached }
        return .init(name: name, work: works[name.name], step: step)
      }, speed: speed, jobs: min(Double(options.choice.jobs), max(1, processors / Double(options.threads))))
  }

  /// How many runs of the store are asked for their times.
  private static let mostTimed = 40

  private func reason(_ run: PlannedRun, _ plan: RunPlan, _ data: SurveyedData, _ finder: RunFinder) -> String? {
    guard !run.status.isDone else { return nil }
    if data.surveys[plan.data] == nil { return "its data is not there" }
    guard case .run(let key) = plan.start?.weights, !finder.hasFinalWeights(of: key) else { return nil }
    return "the weights that it starts from are not here, they are trained again"
  }
}
