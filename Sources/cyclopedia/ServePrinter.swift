import Notebook
import Serving
import Settings
import Synchronization

/// Tells the terminal what happens to a served report.
final class ServePrinter: Sendable {
  private let progress = ProgressPrinter()
  /// What was said already: every build warns of the same.
  private let warned = Mutex<Set<Diagnostic>>([])

  func show(_ event: LiveEvent) {
    switch event {
    case .build(.warning(let warning)):
      if warned.withLock({ $0.insert(warning).inserted }) { progress.show(.warning(warning)) }
    case .build(.written), .build(.left), .build(.done(_, _, isNew: false)): break
    case .build(let event): progress.show(event)
    case .page(let version, let milliseconds): progress.say("page \(version) in \(milliseconds) ms")
    case .mistakes(let mistakes):
      for mistake in mistakes.prefix(20) { progress.say(mistake.description) }
      let count = mistakes.count
      progress.say("\(count) mistake\(count == 1 ? "" : "s"); the page stays as it was until they are mended")
    case .mended: progress.say("mended")
    case .fault(let fault): progress.say("error: \(fault)")
    }
  }
}
