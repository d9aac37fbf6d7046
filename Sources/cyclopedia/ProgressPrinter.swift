import Experiments
import Foundation
import Learning
import Notebook
import Synchronization

/// Tells how a build goes on: a line that is redrawn on a terminal, elsewhere a line for every epoch.
final class ProgressPrinter: Sendable {
  private struct State {
    var began = ContinuousClock.now
    var line = ProgressLine(title: "", step: 0, steps: 1, batch: 1, seconds: 0)
    var lastShown: ContinuousClock.Instant?
    var hasOpenLine = false
    /// Runs that this build makes, and how many of them have begun.
    var (total, number) = (0, 0)
    var foundAgain = 0
  }

  private let state = Mutex(State())
  private let isVerbose: Bool

  /// - Parameter isVerbose: whether finished epochs, and runs that are found again, have lines of their own on a terminal
  ///   too.
  init(isVerbose: Bool = false) { self.isVerbose = isVerbose }

  func show(_ event: BuildEvent) {
    switch event {
    case .warning(let warning): line(warning.description)
    case .damaged(let text): line("warning: \(text)")
    case .begins(let names):
      state.withLock { $0.total = names.count }
      line("\(Self.count(names.count, "run")) to train: \(Self.list(names))")
    case .run(let name, let event): show(event, of: name)
    case .done(let name, let record, let isNew):
      if !isNew { state.withLock { $0.foundAgain += 1 } }
      if isNew || isVerbose { line("\(Self.title(name)) \(Self.summary(record, isNew: isNew))") }
    case .skipped(let name, let reason):
      line("\(name.padding(toLength: 16, withPad: " ", startingAt: 0)) skipped: \(reason)")
    case .left(let names, let isWritten):
      let rest = isWritten ? "" : "; no report is written without them, unless --partial asks for it"
      line("left: \(Self.list(names))\(rest)")
    case .written(let folder, let isNew):
      let found = state.withLock { $0.foundAgain }
      if isNew, found > 0 { line("\(Self.count(found, "run")) found again") }
      line("\(folder)/report.html, report.pdf\(isNew ? "" : ": up to date")")
    }
  }

  private func show(_ event: RunEvent, of name: RunName) {
    switch event {
    case .waiting: line("\(Self.title(name)) another build makes it: waiting")
    case .replaced(let text): line("\(Self.title(name)) warning: \(text)")
    case .started(let steps, let resumedAt, let batch):
      state.withLock { state in
        (state.began, state.lastShown) = (.now, nil)
        state.number += 1
        state.line = ProgressLine(
          title: "\(name.name)#\(name.seed)", place: state.total > 0 ? (state.number, state.total) : nil,
          step: resumedAt, steps: steps, first: resumedAt, batch: batch, seconds: 0)
      }
      // A training keeps its kernels to its end, or its bits would be others.
      let kept = KernelChoice.isAsked ? ", with its own kernels: \(KernelChoice.variable) is for new trainings" : ""
      if resumedAt > 0 { line("\(Self.title(name)) going on after step \(resumedAt) of \(steps)\(kept)") }
    case .step(let step, _):
      state.withLock {
        $0.line.step = step
        $0.line.seconds = (ContinuousClock.now - $0.began) / .seconds(1)
      }
      redraw()
    case .epoch(let result, let total):
      let text = state.withLock { state in
        state.line.epoch = (result, total)
        if !Console.isTerminal { state.lastShown = .now }
        return state.line.ofEpoch
      }
      if isVerbose || !Console.isTerminal { line(text) }
    }
  }

  private static func count(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  private static func list(_ names: [RunName]) -> String {
    let shown = names.prefix(8).map { "\($0.name)#\($0.seed)" }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }

  private static func title(_ name: RunName) -> String {
    "\(name.name)#\(name.seed)".padding(toLength: max(16, name.name.count + 4), withPad: " ", startingAt: 0)
  }

  private static func summary(_ record: RunRecord, isNew: Bool) -> String {
    let seconds = record.timing.training.last ?? 0
    let images = record.steps.images.reduce(0, +)
    var text = "\(record.steps.count) steps"
    var accuracy = record.epochs.last?.testAccuracy
    switch record.outcome {
    case .finished: break
    case .diverged(let step):
      text += ", diverged at step \(step)"
      accuracy = nil
    case .stopped: text += ", stopped at its goal"
    }
    if let accuracy { text += String(format: ", test accuracy %.2f %%", accuracy * 100) }
    guard isNew else { return text + " (found again)" }
    let speed = seconds > 0 ? String(format: ", %.0f images/s", Double(images) / seconds) : ""
    return text + ", \(ProgressLine.time(seconds + record.timing.testing))\(speed)"
  }

  /// A whole line.
  private func line(_ text: String) {
    state.withLock { state in
      if state.hasOpenLine { Console.write("\r\u{1b}[K") }
      state.hasOpenLine = false
      Console.say(text)
    }
  }

  /// The current line, at most ten times a second; where there is no terminal, a line every half minute that has none.
  private func redraw() {
    state.withLock { state in
      let now = ContinuousClock.now
      if Console.isTerminal {
        if let last = state.lastShown, now - last < .milliseconds(100) { return }
        Console.write("\r\u{1b}[K\(Console.visible(state.line.fitting(columns: Console.columns)))")
        state.hasOpenLine = true
      } else {
        guard now - (state.lastShown ?? state.began) > .seconds(30) else { return }
        Console.say(state.line.fitting(columns: .max))
      }
      state.lastShown = now
    }
  }
}
