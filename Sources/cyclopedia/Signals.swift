import Dispatch
import Experiments
import Foundation
import Synchronization

/// The first signal asks for a stop after the step, the second ends at once.
final class Signals {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter words: what a first signal is answered with, before anything stops.
  init(_ stop: StopRequest, saying words: String = "stopping after this step") {
    let (count, answer) = (Counter(), DispatchSemaphore(value: 0))
    sources = [SIGINT, SIGTERM, SIGHUP, SIGUSR1].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guard count.next() == 1 else {
          // Two may come as one, and a machine may be busy. Not for ever: nobody may be reading the answer.
          _ = answer.wait(timeout: .now() + 3)
          // `exit` would take down libraries under threads that are still at work in them.
          _exit(130)
        }
        // Whoever does not read it is not waited for either.
        DispatchQueue.global().async {
          Console.say("\(words); once more ends at once")
          answer.signal()
        }
        if answer.wait(timeout: .now() + 1) == .success { answer.signal() }
        stop.stop()
      }
      source.resume()
      return source
    }
  }

  /// Nothing is left to stop.
  func ignore() { for source in sources { source.cancel() } }
}

private final class Counter: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
