import Dispatch
import Foundation
import Synchronization

/// Runs an actor's work on one thread of its own, so that the kernels' workers belong to it and stay.
final class ThreadExecutor: SerialExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  /// Counts the jobs that wait, and the end.
  private let calls = DispatchSemaphore(value: 0)

  init(name: String) {
    let thread = Thread { [self] in run() }
    thread.name = name
    thread.stackSize = 8 << 20
    thread.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    calls.signal()
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  /// Ends the thread when the work that waits is done.
  func finish() { calls.signal() }

  /// nil at the end, which is the call without a job.
  private func next() -> UnownedJob? {
    calls.wait()
    return jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }

  /// The thread keeps the executor alive until `finish`.
  private func run() {
    while let job = next() { job.runSynchronously(on: asUnownedSerialExecutor()) }
  }
}
