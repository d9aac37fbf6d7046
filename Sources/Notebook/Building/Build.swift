import Datasets
import Drawing
import Experiments
import Foundation
import Learning
import Manuscript
import RunReading
import Runs
import Settings
import Synchronization

/// What a build under way has to tell.
package enum BuildEvent: Sendable {
  case warning(Diagnostic)
  /// A record or checkpoint that cannot be used, and is not.
  case damaged(String)
  /// Runs that are to be made, before the first of them is.
  case begins(BuildForecast)
  case run(RunName, RunEvent)
  case done(RunName, RunRecord, isNew: Bool)
  case skipped(String, reason: String)
  /// Runs that are made another time, and whether a report is written without them.
  case left([RunName], isWritten: Bool)
  /// A file of the last report that goes, as this one is written without it.
  case removed(String)
  /// The report's files, by their paths.
  case written([String], isNew: Bool)
}

extension Notebook {
  /// Makes the runs that are missing, then the report.
  ///
  /// - Returns: what failed and is shown in the report.
  /// - Throws: `AuthorMistakes`, `RunStopped`, and the errors of data, store, engine, drawing and output.
  package func build(
    stop: StopRequest, tell: @escaping @Sendable (BuildEvent) -> Void
  ) async throws -> [ReportProblem] {
    let (book, parameters) = try check()
    let finder = try finder(writes: true)
    let look = try await look(over: book, parameters, finder: finder)
    let warned = Mutex<[Diagnostic]>([])
    let tell: @Sendable (BuildEvent) -> Void = { event in
      if case .warning(let warning) = event { warned.withLock { $0.append(warning) } }
      tell(event)
    }
    // Where they are mistakes, they are told as such.
    if !options.choice.isStrict { for warning in look.warnings { tell(.warning(warning)) } }
    try options.choice.check(look, book)
    if let unfit = look.unfit { throw unfit }
    try OutputFolder(options.folder).check()
    for damage in finder.frozen.damaged { tell(.damaged(damage.description)) }
    let runner = Runner(
      finder: finder,
      executor: LocalExecutor(
        datasets: finder.datasets, folder: URL(filePath: options.store), threads: options.threads),
      stop: stop, beginsAnew: options.beginsAnew, jobs: options.choice.jobs,
      chapters: URL(filePath: options.chapters))
    if !look.toMake.isEmpty { tell(.begins(look.forecast)) }
    let piece = PieceOfWork(options, look, finder, tell)
    let results = try await records(of: book, piece, runner, look, stop, tell)
    finder.removeCheckpoints(of: results.runs.values.flatMap(\.records))
    guard piece.left.isEmpty || options.choice.isPartial else { return [] }
    let problems = try write(book, parameters, results, finder.store, tell)
    if let stopped = piece.stopped { throw stopped }
    return problems + (options.choice.isStrict ? warned.withLock { $0 }.map(ReportProblem.init) : [])
  }

  /// 5 to 7: the report, unless the one that is there was made of the same.
  private func write(
    _ book: CheckedBook, _ parameters: Parameters, _ results: Results, _ store: RunStore,
    _ tell: (BuildEvent) -> Void
  ) throws -> [ReportProblem] {
    let old = Manifest.read(options.folder)
    let place = options.folder.standardizedFileURL.path
    let pages = formats.map { "\(options.folder.relativePath)/\($0.file)" }
    if let old, let inputs = inputs(book, parameters, results), try store.inputs(ofReport: place) == inputs,
      old.matches(options.folder)
    {
      tellOfUnshown(old.unshown, tell)
      tell(.written(pages, isNew: false))
      return old.problems
    }
    let made = try ReportWriter.files(
      book, results, parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all,
      cache: options.cache.map { FigureCache($0, edition: edition) }, formats: formats)
    tellOfUnshown(made.unshown, tell)
    tellOfLost((old?.figures.keys).map(Set.init)?.subtracting(made.labels) ?? [], tell)
    for (path, bytes) in made.files where path.hasPrefix("records/") && bytes.count > FrozenRecords.largestFile {
      let most = FrozenRecords.largestFile >> 20
      let message = "\(path) takes \(bytes.count >> 20) MiB, and records of up to \(most) MiB are read again"
      let hint = "the runs are in \(options.store); fewer seeds or steps, in several runs, make smaller files"
      let place = SourceLocation(file: options.chapters)
      tell(.warning(Diagnostic(message, at: place, hint: hint, severity: .warning)))
    }
    let kept = Set(formats.map { $0.file })
    for format in ReportFormats.all where !kept.contains(format.file) {
      let path = "\(options.folder.relativePath)/\(format.file)"
      if FileManager.default.fileExists(atPath: path) { tell(.removed(path)) }
    }
    try OutputFolder(options.folder).replace(with: made.files)
    // The report is there; without this it is only written once more.
    if let inputs = inputs(book, parameters, results) { try? store.remember(inputs: inputs, ofReport: place) }
    tell(.written(pages, isNew: true))
    return made.problems
  }

  private func tellOfUnshown(_ unshown: UnshownCharacters?, _ tell: (BuildEvent) -> Void) {
    if let unshown { tell(.warning(unshown.warning(NotebookFolder(path: options.chapters)))) }
  }

  /// - Parameter labels: as the last report's manifest has them, which may be a stranger's.
  private func tellOfLost(_ labels: Set<String>, _ tell: (BuildEvent) -> Void) {
    let lost = labels.filter(Label.isValid).sorted()
    let place = SourceLocation(file: options.chapters)
    for label in lost.prefix(Self.mostLost) {
      let hint = "pages that embed it break; ':aliases: \(label)' on its successor keeps the name"
      tell(
        .warning(
          Diagnostic("the figure '\(label)' of the last report is gone", at: place, hint: hint, severity: .warning)))
    }
    guard lost.count > Self.mostLost else { return }
    let rest = "\(lost.count - Self.mostLost) more figures of the last report are gone"
    tell(.warning(Diagnostic(rest, at: place, hint: "pages that embed them break", severity: .warning)))
  }

  private static let mostLost = 20
}
