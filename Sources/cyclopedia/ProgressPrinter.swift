import Experiments
import Foundation
import Learning
import Notebook
import Synchronization

/// Tells how a build goes on: a line for every run, redrawn on a terminal.
final class ProgressPrinter: Sendable {
  private struct State {
    var began = ContinuousClock.now
    var first = 0
    var lastShown: ContinuousClock.Instant?
    var epoch: EpochResult?
    var hasOpenLine = false
  }

  private let state = Mutex(State())

  func show(_ event: BuildEvent) {
    switch event {
    case .warning(let warning): line(warning.description)
    case .damaged(let text): line("warning: \(text)")
    case .run(let name, .waiting): line("\(Self.title(name)) another build makes it: waiting")
    case .run(let name, .replaced(let text)): line("\(Self.title(name)) warning: \(text)")
    case .run(let name, .started(let steps, let resumedAt)):
      state.withLock { $0 = State(first: resumedAt, hasOpenLine: $0.hasOpenLine) }
      guard resumedAt > 0 else { return redraw("\(Self.title(name)) 0 of \(steps) steps", always: false) }
      // A training keeps its kernels to its end, or its bits would be others.
      let kept = KernelChoice.isAsked ? ", with its own kernels: \(KernelChoice.variable) is for new trainings" : ""
      redraw("\(Self.title(name)) going on after step \(resumedAt) of \(steps)\(kept)", always: true)
    case .run(let name, .step(let step, let total)):
      let (epoch, first, began) = state.withLock { ($0.epoch, $0.first, $0.began) }
      let seconds = (ContinuousClock.now - began) / .seconds(1)
      let left = Double(total - step) * seconds / Double(max(1, step - first))
      let accuracy = epoch?.testAccuracy.map { String(format: ", test accuracy %.2f %%", $0 * 100) } ?? ""
      redraw("\(Self.title(name)) \(step) of \(total) steps\(accuracy), \(Self.time(left)) left", always: false)
    case .run(_, .epoch(let result, _)): state.withLock { $0.epoch = result }
    case .done(let name, let record, let isNew): line("\(Self.title(name)) \(Self.summary(record, isNew: isNew))")
    case .skipped(let name, let reason):
      line("\(name.padding(toLength: 16, withPad: " ", startingAt: 0)) skipped: \(reason)")
    case .left(let names, let isWritten):
      let shown = names.prefix(8).map { "\($0.name)#\($0.seed)" }.joined(separator: ", ")
      let more = names.count > 8 ? " and \(names.count - 8) more" : ""
      line(
        "left: \(shown)\(more)\(isWritten ? "" : "; no report is written without them, unless --partial asks for it")")
    case .written(let folder, let isNew): line("\(folder)/report.html, report.pdf\(isNew ? "" : ": up to date")")
    }
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
    if let accuracy {
      text += String(format: ", test accuracy %.2f %%", accuracy * 100)
    }
    guard isNew else { return text + " (found again)" }
    let speed = seconds > 0 ? String(format: ", %.0f images/s", Double(images) / seconds) : ""
    return text + ", \(time(seconds + record.timing.testing))\(speed)"
  }

  private static func time(_ seconds: Double) -> String {
    seconds < 60
      ? String(format: "%.0f s", max(0, seconds))
      : seconds < 3600
        ? String(format: "%.0f min", seconds / 60) : String(format: "%.1f h", seconds / 3600)
  }

  /// A whole line.
  private func line(_ text: String) {
    state.withLock { state in
      if state.hasOpenLine { Console.write("\r\u{1b}[K") }
      state.hasOpenLine = false
      Console.say(text)
    }
  }

  /// The current line, at most ten times a second; where there is no terminal, a line every half minute.
  private func redraw(_ text: String, always: Bool) {
    state.withLock { state in
      let now = ContinuousClock.now
      if Console.isTerminal {
        if !always, let last = state.lastShown, now - last < .milliseconds(100) { return }
        Console.write("\r\u{1b}[K\(text)")
        state.hasOpenLine = true
      } else {
        guard always || now - (state.lastShown ?? state.began) > .seconds(30) else { return }
        Console.say(text)
      }
      state.lastShown = now
    }
  }
}
