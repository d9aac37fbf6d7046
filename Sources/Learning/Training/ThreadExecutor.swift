import Foundation

/// Runs an actor's work on one thread of its own, so that the kernels' workers belong to it and stay.
///
/// `@unchecked Sendable`: the queue is only touched under its condition's lock.
final class ThreadExecutor: SerialExecutor, @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [UnownedJob] = []
  private var isOver = false

  init(name: String) {
    let thread = Thread { [self] in run() }
    thread.name = name
    thread.stackSize = 8 << 20
    thread.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.lock()
    jobs.append(job)
    condition.signal()
    condition.unlock()
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  /// Ends the thread when the work that waits is done.
  func finish() {
    condition.lock()
    isOver = true
    condition.signal()
    condition.unlock()
  }

  private func next() -> UnownedJob? {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty, !isOver { condition.wait() }
    return jobs.isEmpty ? nil : jobs.removeFirst()
  }

  /// The thread keeps the executor alive until `finish`.
  private func run() {
    while let job = next() { job.runSynchronously(on: asUnownedSerialExecutor()) }
  }
}
