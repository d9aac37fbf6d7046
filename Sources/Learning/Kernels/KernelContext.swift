internal import COneDNN

/// oneDNN's engine and streams for one thread and its workers, and which algorithms the convolutions take.
final class KernelContext {
  let handle: OpaquePointer
  let threads: Int
  private let choice: KernelChoice
  /// By the path of the convolution.
  private(set) var algorithms: [String: ConvolutionAlgorithms] = [:]

  init(threads: Int, choice: KernelChoice = .table) throws(LearningError) {
    precondition(threads > 0, "\(threads) threads")
    var handle: OpaquePointer?
    let status = cyc_context_create(&handle, Int32(threads))
    guard status == 0, let handle else { throw LearningError("start oneDNN", status: status) }
    (self.handle, self.threads, self.choice) = (handle, threads, choice)
  }

  deinit { cyc_context_destroy(handle) }

  func choose(for shape: ConvolutionClass, at path: String) throws(LearningError) -> ConvolutionAlgorithms {
    let chosen = try choice.algorithms(for: shape, at: path)
    algorithms[path] = chosen
    return chosen
  }

  /// What kernels use at most: `amx`, `avx512-bf16`, `avx512`, `avx2` or `plain`.
  static var instructions: String { String(cString: cyc_instruction_set()) }

  /// oneDNN's version, such as `2.6.3`.
  static var version: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    cyc_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
