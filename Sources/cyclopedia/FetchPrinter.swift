import Datasets
import Files
import Foundation
import Synchronization

/// Tells how a fetch goes on: redrawn on a terminal, elsewhere a line for every tenth.
final class FetchPrinter: Sendable {
  private struct State {
    var began = ContinuousClock.now
    var offset = 0
    var lastShown: ContinuousClock.Instant?
    var tenth = 0
    var hasOpenLine = false
  }

  private let name: String
  private let state = Mutex(State())

  init(_ name: String) { self.name = name }

  func show(_ event: FetchEvent) {
    switch event {
    case .present(let folder, let isCompared):
      line(
        "\(folder): there already, "
          + (isCompared ? "sound" : "and not compared with anything; move it away to fetch \(name)"))
    case .waiting(let path): line("another fetch has \(path); waiting for it")
    case .started(let address, let offset, let total):
      let tenth = offset * 10 / max(1, total)
      state.withLock { $0 = State(offset: offset, tenth: tenth, hasOpenLine: $0.hasOpenLine) }
      let from = offset > 0 ? ", going on after \(ByteText.of(offset))" : ""
      line("\(address), \(ByteText.of(total))\(from)")
    case .progress(let bytes, let total): progress(bytes, of: total)
    case .retry(let reason, let seconds): line("\(reason); trying again in \(String(format: "%g", seconds)) s")
    case .restarted(let reason):
      state.withLock { ($0.began, $0.offset, $0.tenth) = (.now, 0, 0) }
      line("beginning anew: \(reason)")
    case .checking(let file): line("comparing the SHA-256 of \(file)")
    case .unpacking(let file): line("unpacking \(file)")
    case .done(let folder): line("\(folder): fetched")
    }
  }

  private func progress(_ bytes: Int, of total: Int) {
    state.withLock { state in
      let share = "\(name)  \(ByteText.of(bytes)) of \(ByteText.of(total)), \(bytes * 100 / max(1, total)) %"
      guard Console.isTerminal else {
        let tenth = bytes * 10 / max(1, total)
        guard tenth > state.tenth else { return }
        state.tenth = tenth
        return Console.say(share)
      }
      let now = ContinuousClock.now
      if bytes < total, let last = state.lastShown, now - last < .milliseconds(100) { return }
      (state.lastShown, state.hasOpenLine) = (now, true)
      let seconds = (now - state.began) / .seconds(1)
      let speed = Double(bytes - state.offset) / max(0.001, seconds)
      let left = speed > 0 ? String(format: ", %.0f s left", Double(total - bytes) / speed) : ""
      Console.write("\r\u{1b}[K\(Console.visible(share)), \(ByteText.of(Int(speed)))/s\(left)")
    }
  }

  /// A whole line.
  private func line(_ text: String) {
    state.withLock { state in
      if state.hasOpenLine { Console.write("\r\u{1b}[K") }
      state.hasOpenLine = false
      Console.say("\(name)  \(text)")
    }
  }
}
