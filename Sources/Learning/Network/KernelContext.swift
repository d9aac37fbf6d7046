internal import COneDNN

/// oneDNN's engine and stream for one thread and its workers.
final class KernelContext {
  let handle: OpaquePointer
  let threads: Int

  init(threads: Int) throws(LearningError) {
    precondition(threads > 0, "\(threads) threads")
    var handle: OpaquePointer?
    let status = cyc_context_create(&handle, Int32(threads))
    guard status == 0, let handle else { throw LearningError("start oneDNN", "status \(status)") }
    (self.handle, self.threads) = (handle, threads)
  }

  deinit { cyc_context_destroy(handle) }

  /// oneDNN's version, such as `2.6.3`.
  static var version: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    cyc_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
