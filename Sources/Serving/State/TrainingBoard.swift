import Experiments
import Notebook
import Runs
import Settings
import Synchronization

/// Gathers what a build under way tells of its trainings; the build's threads write it, the server reads it.
final class TrainingBoard: Sendable {
  fileprivate struct Running {
    var name: RunName
    var number: Int
    var step: Int
    /// From which it went on.
    var first: Int
    var steps: Int
    var batch: Int
    var began = ContinuousClock.now
    /// Seconds since it went on.
    var seconds = 0.0
    var work: TrainingWork?
    var epoch: (result: EpochResult, total: Double)?
    var curve = LossCurve()
    var accuracies: [LiveState.Point] = []
  }

  fileprivate struct State {
    /// In the order in which they began.
    var running: [Running] = []
    var forecast = BuildForecast()
    var (total, number) = (0, 0)
    var leftOfAll: Double?
    var warnings: [Diagnostic] = []
  }

  private let state = Mutex(State())

  /// A new build begins.
  func clear() { state.withLock { $0 = State() } }

  /// Those under way, and seconds of all that is to be made.
  var shown: (trainings: [LiveState.Training], leftOfAll: Double?) {
    state.withLock { state in (state.running.map { $0.shown(of: state.total) }, state.leftOfAll) }
  }

  /// Of the build, so far.
  var warnings: [Diagnostic] { state.withLock { $0.warnings } }

  /// Those under way.
  var names: [RunName] { state.withLock { $0.running.map(\.name) } }

  func take(_ event: BuildEvent) {
    switch event {
    case .begins(let forecast):
      state.withLock { ($0.total, $0.forecast, $0.leftOfAll) = (forecast.runs.count, forecast, forecast.seconds) }
    case .run(let name, let event): take(event, of: name)
    case .done(let name, _, _):
      state.withLock { state in
        state.running.removeAll { $0.name == name }
        state.forecast.finish(name)
      }
    case .warning(let warning): state.withLock { $0.warnings.append(warning) }
    case .damaged, .skipped, .left, .removed, .written: break
    }
  }

  private func take(_ event: RunEvent, of name: RunName) {
    state.withLock { state in
      if case .started(let steps, let step, let batch) = event {
        state.number += 1
        var running = Running(
          name: name, number: state.number, step: step, first: step, steps: steps, batch: batch)
        running.work = state.forecast.work(of: name)
        state.running.removeAll { $0.name == name }
        state.running.append(running)
      }
      guard let place = state.running.firstIndex(where: { $0.name == name }) else { return }
      switch event {
      case .step(let step, _, let loss):
        state.running[place].reach(step, loss: loss)
        state.estimate(with: state.running[place])
      case .epoch(let result, let total):
        state.running[place].epoch = (result, total)
        if let accuracy = result.testAccuracy, accuracy.isFinite {
          state.running[place].accuracies.append(.init(step: result.step, value: accuracy))
        }
      case .started, .waiting, .replaced: break
      }
    }
  }
}

extension TrainingBoard.State {
  /// What a run took so far tells how long the others take.
  fileprivate mutating func estimate(with running: TrainingBoard.Running) {
    forecast.reach(running.step, of: running.name)
    var forecast = forecast
    if let work = running.work, let rate = running.secondsPerPicture { forecast.speed.observe(work, seconds: rate) }
    leftOfAll = forecast.seconds
  }
}

extension TrainingBoard.Running {
  fileprivate mutating func reach(_ step: Int, loss: Double) {
    self.step = step
    seconds = (ContinuousClock.now - began) / .seconds(1)
    curve.add(loss, step: step)
  }

  fileprivate var secondsPerPicture: Double? {
    guard let work, step > first else { return nil }
    let pictures = work.pictures(after: step) - work.pictures(after: first)
    return pictures > 0 ? seconds / pictures : nil
  }

  fileprivate func shown(of total: Int) -> LiveState.Training {
    let done = Double(step - first)
    var training = LiveState.Training(
      name: name.name, seed: name.seed, number: number, total: max(total, number), step: step, steps: steps)
    (training.losses, training.accuracies) = (curve.points, accuracies)
    (training.epoch, training.epochs) = (epoch?.result.epoch, epoch?.total)
    training.accuracy = epoch?.result.testAccuracy.flatMap { $0.isFinite ? $0 : nil }
    guard done > 0, seconds > 0 else { return training }
    training.imagesPerSecond = done * Double(batch) / seconds
    training.left =
      secondsPerPicture.flatMap { rate in
        work.map { rate * ($0.pictures - $0.pictures(after: step)) }
      } ?? seconds * Double(steps - step) / done
    return training
  }
}
