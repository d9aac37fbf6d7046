import Experiments
import Files
import Foundation
import Notebook
import Runs
import Settings

/// What a served book has to tell the terminal.
package enum LiveEvent: Sendable {
  case build(BuildEvent)
  /// A page is there that the reader did not have.
  case page(version: Int, milliseconds: Int)
  case mistakes([Diagnostic])
  /// There were mistakes, and now there are none.
  case mended
  case fault(String)
}

/// A book while it is read and written: its page, made anew whenever a file is saved, and the builds that train what is
/// missing and write the report behind it.
package actor LiveBook {
  /// How long files rest before the report is written, so that not every save costs a whole report.
  static let rest = Duration.milliseconds(700)

  let notebook: Notebook
  let preview: BookPreview
  let ending: StopRequest
  let tell: @Sendable (LiveEvent) -> Void
  let board = TrainingBoard()
  package nonisolated let feed = StateFeed()
  private let token: String

  var state: LiveState
  var current: PreviewPage?
  /// The page as it goes out, and the one before it.
  private var served: (version: Int, parts: PageParts)
  private var before: (version: Int, parts: PageParts)?
  private var dataStamps: [String?] = []
  /// Mistakes of the chapters that may be those of a file that is being written.
  private var held: [Diagnostic]?
  /// What is wrong with the chapters as they were saved last, so that the page is an earlier one.
  private var broken: (mistakes: [Diagnostic], fault: String?) = ([], nil)
  /// Whether a record has come in since the page was made.
  var isOutdated = false
  var building: (stop: StopRequest, task: Task<Void, Never>)?
  /// Whether something was saved, or asked for, since the last build began.
  var needsBuild = false
  /// Whether the reader wants nothing to be trained.
  var isStopped = false
  /// What the last build said of the book, which the chapters alone do not tell.
  var found: (mistakes: [Diagnostic], fault: String?) = ([], nil)
  /// Of the last build or the one under way.
  var warnings: [Diagnostic] = []
  /// What `state` has, before places were looked for.
  private var shown: (mistakes: [Diagnostic], remarks: [Diagnostic]) = ([], [])
  private var lastSave = ContinuousClock.now
  private var lastLookAtBoard = ContinuousClock.now
  private var lastSent: LiveState?

  /// - Parameters:
  ///   - token: another one for each server.
  ///   - ending: a stop of it ends the serving, after a checkpoint of what is trained.
  ///   - tell: is called on any thread.
  package init(
    _ notebook: Notebook, token: String, ending: StopRequest, tell: @escaping @Sendable (LiveEvent) -> Void
  ) {
    (self.notebook, self.token, self.ending, self.tell) = (notebook, token, ending, tell)
    (preview, state) = (BookPreview(notebook), LiveState(session: token))
    served = (0, LivePage.page(nil, token: token, version: 0))
  }

  /// Watches the book's files and keeps page and report as they are, until a stop is asked for.
  package func run() async {
    let clock = ContinuousClock()
    let folder = notebook.options.chapters
    var watch = SaveWatch(FileStamps(of: folder), at: clock.now)
    var (lastBeat, nextLook) = (clock.now, clock.now + .seconds(2))
    needsBuild = true
    await refresh()
    while !ending.wantsStop {
      let began = clock.now
      let finding = watch.look(FileStamps(of: folder), at: began)
      let cost = clock.now - began
      if finding == .saved { (lastSave, needsBuild) = (began, true) }
      if finding == .saved || isOutdated && finding == .nothing { await refresh() }
      if let mistakes = held, watch.isAtRest(at: clock.now) { (broken.mistakes, held) = (mistakes, nil) }
      if clock.now > nextLook {
        let began = clock.now
        await lookAtData()
        nextLook = clock.now + max(.seconds(2), (clock.now - began) * 50)
      }
      if needsBuild, building == nil, isSound, clock.now - lastSave > Self.rest { startBuild() }
      publish()
      if clock.now - lastBeat > .seconds(5) {
        lastBeat = clock.now
        feed.repeatLast()
      }
      // Looking never takes more than a twentieth of one processor, but while somebody writes.
      try? await Task.sleep(for: max(.milliseconds(finding == .unsettled ? 8 : 20), cost * 20))
    }
    building?.stop.stop()
    publish()
    await building?.task.value
    feed.end()
  }

  /// Whether the page is of the chapters as they are.
  private var isSound: Bool { held == nil && broken.mistakes.isEmpty && broken.fault == nil && current != nil }

  /// Makes the page anew.
  private func refresh() async {
    let began = ContinuousClock.now
    isOutdated = false
    do {
      let made = try await preview.page()
      let earlier = current
      current = made
      dataStamps = notebook.dataStamps(of: made)
      stopWhatIsUnwanted(before: earlier?.unmade ?? [], now: made.unmade)
      (held, broken) = (nil, ([], nil))
      if earlier?.html != made.html {
        state.version += 1
        before = served
        served = (state.version, LivePage.page(made.html, token: token, version: state.version))
        state.milliseconds = Int((ContinuousClock.now - began) / .milliseconds(1))
        tell(.page(version: state.version, milliseconds: state.milliseconds ?? 0))
      }
    } catch let mistakes as AuthorMistakes {
      (held, broken.fault) = (mistakes.found, nil)
    } catch { broken.fault = "\(error)" }
    publish()
  }

  private func mistakes(_ diagnostics: [Diagnostic]) -> [LiveState.Mistake] {
    guard !diagnostics.isEmpty else { return [] }
    let places = current.map { PlaceFinder($0) }
    return diagnostics.prefix(Self.mostShown).map { diagnostic in
      let file = diagnostic.location.file
      let text = current?.sources[file] == nil ? nil : RegularFile.bytes(URL(filePath: file), most: 1 << 24)
      return LiveState.Mistake(diagnostic, place: places?.place(of: diagnostic.location, in: text))
    }
  }

  /// One slip can be thousands of mistakes.
  private static let mostShown = 100

  /// Tells the terminal what is new, and finds the places of what is wrong.
  private func showFindings() {
    let errors = (broken.mistakes + found.mistakes).filter { $0.severity == .error }
    if errors != shown.mistakes {
      tell(errors.isEmpty ? .mended : .mistakes(errors))
      state.mistakes = mistakes(errors)
    }
    state.isOld = !broken.mistakes.isEmpty
    let fault = broken.fault ?? found.fault
    if let fault, fault != state.fault { tell(.fault(fault)) }
    state.fault = fault
    var remarks = (current?.problems ?? []).map { Diagnostic($0.message, at: $0.location) }
    for warning in (current?.warnings ?? []) + warnings where warning.severity == .warning && !remarks.contains(warning)
    {
      remarks.append(warning)
    }
    if remarks != shown.remarks { state.remarks = mistakes(remarks) }
    shown = (errors, remarks)
    let unmade = current?.unmade ?? []
    (state.missing, state.missingCount) = (unmade.prefix(8).map { "\($0.name.name)#\($0.name.seed)" }, unmade.count)
  }

  /// Data that is replaced makes other runs of the same settings.
  private func lookAtData() async {
    // What was wrong with store or data may be in order by now.
    let isChanged = current.map { notebook.dataStamps(of: $0) != dataStamps } ?? false
    guard isChanged || broken.fault != nil else { return }
    await preview.forget()
    (isOutdated, needsBuild) = (true, true)
  }

  /// How often curves grow.
  private static let beat = Duration.milliseconds(150)

  private func publish() {
    showFindings()
    let now = ContinuousClock.now
    if building == nil || now - lastLookAtBoard >= Self.beat {
      (state.trainings, state.leftOfAll) = board.shown
      lastLookAtBoard = now
      // What kept the build before this one from training does so no longer.
      if !state.trainings.isEmpty { found = ([], nil) }
    }
    (state.phase, state.canTrain) = (phase, canTrain)
    guard state != lastSent else { return }
    lastSent = state
    feed.tell(state.event)
  }

  private var phase: LiveState.Phase {
    if ending.wantsStop || building?.stop.wantsStop == true { return .stopping }
    if building != nil { return state.trainings.isEmpty ? .writing : .training }
    if needsBuild, isSound { return .waiting }
    return state.missingCount == 0 ? .ready : .stopped
  }

  /// Whether asking for it would do something.
  private var canTrain: Bool {
    building == nil && !notebook.options.choice.isFrozen && state.missingCount > 0
      && (isStopped || !found.mistakes.isEmpty || found.fault != nil)
  }
}

extension LiveBook: ReportSource {
  package func page() -> Data { served.parts.whole }

  package func page(since version: Int) -> Data {
    before?.version == version ? served.parts.changes(since: before?.parts ?? served.parts) : served.parts.whole
  }

  package nonisolated func file(_ path: String) async -> Data? {
    let page = await current
    // What cannot be drawn is said by the build, which draws all of it.
    if let made = try? page?.file(path, cache: notebook.figureCache) { return made }
    guard let folder = try? SandboxedFolder(notebook.options.folder) else { return nil }
    return try? folder.bytes(RelativePath(path), most: 1 << 28)
  }
}
