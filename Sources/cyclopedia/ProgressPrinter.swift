import Experiments
import Foundation
import Learning
import Notebook
import Synchronization

/// Tells how a build goes on: a line that is redrawn on a terminal, elsewhere a line for every epoch.
final class ProgressPrinter: Sendable {
  fileprivate struct Running {
    var name: RunName
    var began = ContinuousClock.now
    var line: ProgressLine
  }

  fileprivate struct State {
    /// Those that are trained, in the order in which they began.
    var running: [Running] = []
    var lastShown: ContinuousClock.Instant?
    /// Lines that are redrawn.
    var openLines = 0
    var forecast = BuildForecast()
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
    case .begins(let forecast):
      state.withLock { ($0.total, $0.forecast) = (forecast.runs.count, forecast) }
      let time = forecast.seconds.map { $0 < 1 ? "" : ", about \(TimeText.rough($0))" } ?? ""
      line("\(Self.count(forecast.runs.count, "run")) to train\(time): \(Self.list(forecast.runs.map(\.name)))")
    case .run(let name, let event): show(event, of: name)
    case .done(let name, let record, let isNew):
      state.withLock { state in
        state.running.removeAll { $0.name == name }
        state.forecast.finish(name)
      }
      if !isNew { state.withLock { $0.foundAgain += 1 } }
      if isNew || isVerbose { line("\(Self.title(name)) \(Self.summary(record, isNew: isNew))") }
    case .skipped(let name, let reason):
      line("\(name.padding(toLength: 16, withPad: " ", startingAt: 0)) skipped: \(reason)")
    case .left(let names, let isWritten):
      let rest = isWritten ? "" : "; no report is written without them, unless --partial asks for it"
      line("left: \(Self.list(names))\(rest)")
    case .removed(let path): line("\(path) is removed: it was of the report before, and this one is written without it")
    case .written(let pages, let isNew):
      let found = state.withLock { $0.foundAgain }
      if isNew, found > 0 { line("\(Self.count(found, "run")) found again") }
      let others = pages.dropFirst().map { ", \($0.split(separator: "/").last ?? "")" }.joined()
      line("\(pages.first ?? "")\(others)\(isNew ? "" : ": up to date")")
    }
  }

  private func show(_ event: RunEvent, of name: RunName) {
    switch event {
    case .waiting: line("\(Self.title(name)) another build makes it: waiting")
    case .replaced(let text): line("\(Self.title(name)) warning: \(text)")
    case .started(let steps, let resumedAt, let batch):
      state.withLock { state in
        state.lastShown = nil
        state.number += 1
        var line = ProgressLine(
          title: "\(name.name)#\(name.seed)", place: state.total > 0 ? (state.number, state.total) : nil,
          step: resumedAt, steps: steps, first: resumedAt, batch: batch, seconds: 0)
        line.work = state.forecast.work(of: name)
        state.running.append(Running(name: name, line: line))
      }
      // A training keeps its kernels to its end, or its bits would be others.
      let kept = KernelChoice.isAsked ? ", with its own kernels: \(KernelChoice.variable) is for new trainings" : ""
      if resumedAt > 0 { line("\(Self.title(name)) going on after step \(resumedAt) of \(steps)\(kept)") }
    case .step(let step, _, _):
      state.withLock { $0.reach(step, of: name) }
      redraw()
    case .epoch(let result, let total):
      let text = state.withLock { state -> String? in
        guard let place = state.running.firstIndex(where: { $0.name == name }) else { return nil }
        state.running[place].line.epoch = (result, total)
        if !Console.isTerminal { state.lastShown = .now }
        return state.running[place].line.ofEpoch
      }
      if let text, isVerbose || !Console.isTerminal { line(text) }
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
    return text + ", \(TimeText.rough(seconds + record.timing.testing))\(speed)"
  }

  /// A line of its own, which does not disturb those that are redrawn.
  func say(_ text: String) { line(text) }

  /// A whole line.
  private func line(_ text: String) {
    state.withLock { state in
      Console.write(state.erased())
      Console.say(text)
    }
  }

  /// The current lines, at most ten times a second; where there is no terminal, one every half minute that has none.
  private func redraw() {
    state.withLock { state in
      let now = ContinuousClock.now
      if Console.isTerminal {
        if let last = state.lastShown, now - last < .milliseconds(100) { return }
        let lines = state.running.map { Console.visible($0.line.fitting(columns: Console.columns)) }
        Console.write(state.erased() + lines.joined(separator: "\n"))
        state.openLines = lines.count
        state.lastShown = now
      } else if let first = state.running.first, now - (state.lastShown ?? first.began) > .seconds(30) {
        for running in state.running { Console.say(running.line.fitting(columns: .max)) }
        state.lastShown = now
      }
    }
  }
}

extension ProgressPrinter.State {
  /// What takes the lines that are redrawn off a terminal.
  fileprivate mutating func erased() -> String {
    guard openLines > 0 else { return "" }
    let up = openLines > 1 ? "\u{1b}[\(openLines - 1)A" : ""
    openLines = 0
    return "\r\(up)\u{1b}[J"
  }

  /// A run has come to a step; what it took so far tells how long the others take.
  fileprivate mutating func reach(_ step: Int, of name: RunName) {
    guard let place = running.firstIndex(where: { $0.name == name }) else { return }
    let seconds = (ContinuousClock.now - running[place].began) / .seconds(1)
    running[place].line.step = step
    running[place].line.seconds = seconds
    forecast.reach(step, of: name)
    guard total > 1 else { return }
    var forecast = forecast
    if let work = running[place].line.work, let rate = running[place].line.secondsPerPicture {
      forecast.speed.observe(work, seconds: rate)
    }
    running[place].line.leftOfAll = forecast.seconds
  }
}
