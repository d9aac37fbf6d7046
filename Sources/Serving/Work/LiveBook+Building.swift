import Experiments
import Foundation
import Notebook
import Runs
import Settings

/// The builds behind the page: each trains what is missing, where that is wanted, and writes the report.
extension LiveBook {
  func startBuild() {
    needsBuild = false
    board.clear()
    var choice = notebook.options.choice
    choice.isPartial = true
    if isStopped { (choice.isFrozen, choice.only) = (true, []) }
    let (book, stop, board, tell) = (notebook.making(choice), StopRequest(), board, tell)
    let task = Task {
      let result: Result<Void, any Error>
      do {
        _ = try await book.build(stop: stop) { event in
          board.take(event)
          tell(.build(event))
          if case .done(_, let record, true) = event { Task { await self.take(record) } }
        }
        result = .success(())
      } catch { result = .failure(error) }
      end(result)
    }
    building = (stop, task)
  }

  private func take(_ record: RunRecord) async {
    await preview.learn(record)
    isOutdated = true
  }

  private func end(_ result: Result<Void, any Error>) {
    building = nil
    (found, warnings) = (([], nil), board.warnings)
    board.clear()
    guard case .failure(let error) = result else { return }
    switch error {
    case is RunStopped: break
    case let mistakes as AuthorMistakes: found.mistakes = mistakes.found
    case let unfit as UnfitBook: found.mistakes = unfit.found
    default: found.fault = "\(error)"
    }
  }

  /// Ends a training that the saved chapters no longer ask for, or ask for with other settings.
  func stopWhatIsUnwanted(before: [PreviewPage.UnmadeRun], now: [PreviewPage.UnmadeRun]) {
    let plans = Dictionary(before.map { ($0.name, $0.plan) }) { first, _ in first }
    let wanted = Dictionary(now.map { ($0.name, $0.plan) }) { first, _ in first }
    for name in board.names {
      guard let new = wanted[name] else {
        building?.stop.stop()
        continue
      }
      if let old = plans[name] ?? nil, old != new { building?.stop.stop() }
    }
  }

  /// Ends what is trained at a checkpoint, until the reader asks to go on.
  package func stop() {
    isStopped = true
    building?.stop.stop()
  }

  /// Goes on with what is missing.
  package func train() {
    isStopped = false
    needsBuild = true
  }
}
