import Experiments
import Runs

/// Trainings that are begun before the walk over all runs comes to them, so that several are under way at a time.
///
/// It is used by one walk and does not leave it.
final class RunsAhead {
  typealias Make = @Sendable () async throws -> RunRecord

  private let jobs: Int
  private let stop: StopRequest
  private var tasks: [RunName: Task<RunRecord, any Error>] = [:]
  private var underWay: Set<RunName> = []
  private let finished = AsyncStream.makeStream(of: RunName.self)

  /// - Parameter jobs: how many are under way at a time.
  init(jobs: Int, stop: StopRequest) { (self.jobs, self.stop) = (jobs, stop) }

  var isBusy: Bool { !underWay.isEmpty }

  /// Whether it was begun, and perhaps done, by now.
  func has(_ name: RunName) -> Bool { tasks[name] != nil }

  /// Waits for a run, and begins others where there is room.
  ///
  /// - Parameter next: all that can be begun, this one among them, in the order in which they are wanted.
  func record(of name: RunName, next: () -> [(RunName, Make)]) async throws -> RunRecord {
    let runs = next()
    var ends = finished.stream.makeAsyncIterator()
    while tasks[name] == nil || underWay.contains(name) {
      // A stop ends it at once, and it says so itself.
      if tasks[name] == nil, underWay.count < jobs, let own = runs.first(where: { $0.0 == name }) {
        begin(name, own.1)
      }
      if !stop.wantsStop { fill(runs) }
      guard let end = await ends.next() else { break }
      underWay.remove(end)
    }
    guard let task = tasks[name] else { preconditionFailure("\(name) was asked for and cannot be made") }
    return try await task.value
  }

  private func fill(_ runs: [(RunName, Make)]) {
    for (name, make) in runs where underWay.count < jobs && tasks[name] == nil {
      begin(name, make)
    }
  }

  private func begin(_ name: RunName, _ make: @escaping Make) {
    let end = finished.continuation
    underWay.insert(name)
    tasks[name] = Task {
      defer { end.yield(name) }
      return try await make()
    }
  }

  /// Waits for all that is under way.
  func end() async { for task in tasks.values { _ = await task.result } }
}
