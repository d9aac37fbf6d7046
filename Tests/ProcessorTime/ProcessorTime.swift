import Glibc

/// What work costs the processor.
public enum ProcessorTime {
  /// The time for which the calling thread was computing: other tests that run beside it do not count.
  public static func measure(_ work: () throws -> Void) rethrows -> Duration {
    let began = ofThread
    try work()
    return ofThread - began
  }

  private static var ofThread: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
