import Experiments
import Runs

/// How long what a build makes takes: from the times of runs that this machine made, and of those that are under way.
package struct BuildForecast: Sendable {
  /// One seed that is to be made.
  package struct Run: Sendable {
    package var name: RunName
    /// nil where it cannot be known yet.
    package var work: TrainingWork?
    /// The optimizer step from which it goes on.
    package var step = 0

    /// Pictures that are still to pass.
    var pictures: Double? { work.map { $0.pictures - $0.pictures(after: step) } }
  }

  package private(set) var runs: [Run] = []
  package var speed = TrainingSpeed()
  /// How many are made at a time, each as fast as alone.
  package private(set) var jobs = 1.0

  package init() {}

  package init(runs: [Run], speed: TrainingSpeed, jobs: Double = 1) {
    (self.runs, self.speed, self.jobs) = (runs, speed, jobs)
  }

  package func work(of name: RunName) -> TrainingWork? { runs.first { $0.name == name }?.work }

  /// Of one run from where it stands, in seconds; nil where nothing like it was timed.
  package func seconds(of run: Run) -> Double? {
    guard let work = run.work, let pictures = run.pictures else { return nil }
    return speed.seconds(for: work).map { $0 * pictures }
  }

  /// Of all, in seconds; nil where one of them is not known.
  package var seconds: Double? {
    let known = runs.map(seconds(of:))
    return known.contains(nil) ? nil : known.compactMap(\.self).reduce(0, +) / jobs
  }

  /// Runs that are done are no longer to be made.
  package mutating func finish(_ name: RunName) { runs.removeAll { $0.name == name } }

  /// A run has come to a step.
  package mutating func reach(_ step: Int, of name: RunName) {
    for place in runs.indices where runs[place].name == name { runs[place].step = step }
  }

  /// The first of the runs, in the order in which they are made, that are done within a time.
  package func fitting(_ limit: Double) -> [Run] {
    var (sum, fitting): (Double, [Run]) = (0, [])
    for run in runs {
      guard let seconds = seconds(of: run), sum + seconds <= limit * jobs else { break }
      sum += seconds
      fitting.append(run)
    }
    return fitting
  }
}
