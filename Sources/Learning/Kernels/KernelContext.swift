internal import CKernels

/// The threads and the instruction set of one network, and the kernels of its convolutions.
final class KernelContext {
  let threads: Int
  let instructions: InstructionSet
  private let choice: KernelChoice
  private let check: KernelCheck
  private var convolutions: [String: ConvolutionKernels] = [:]
  /// What was wrong with kernels that were to be used, and what is used instead.
  private(set) var replacements: [String] = []

  init(
    threads: Int, instructions: InstructionSet = .current, choice: KernelChoice = .table, check: KernelCheck = .shared
  ) throws(LearningError) {
    precondition(threads > 0, "\(threads) threads")
    try InstructionSet.checkCap()
    (self.threads, self.instructions, self.choice, self.check) = (threads, instructions, choice, check)
    use()
  }

  /// Makes the calling thread's work go by this context.
  func use() { cyc_use(Int32(threads), instructions.code) }

  /// The algorithms of every convolution, by its path.
  var algorithms: [String: ConvolutionAlgorithms] { convolutions.mapValues(\.algorithms) }

  /// The kernels of the convolution at a path, which all programs of the network share. They are checked first: those
  /// that compute wrong numbers here are replaced by the next candidates.
  ///
  /// - Throws: where a fixed choice is not offered here or is wrong, or nothing is right.
  func convolution(_ kind: ConvolutionClass, at path: String) throws(LearningError) -> ConvolutionKernels {
    if let kernels = convolutions[path], kernels.kind == kind { return kernels }
    use()
    var chosen = try choice.algorithms(for: kind, at: path)
    for part in StepPart.allCases {
      let right = try right(chosen[part], kind, part, at: path)
      chosen[part] = right
    }
    let kernels = try ConvolutionKernels(kind, chosen)
    convolutions[path] = kernels
    return kernels
  }

  private func right(
    _ wanted: ConvolutionAlgorithm, _ kind: ConvolutionClass, _ part: StepPart, at path: String
  ) throws(LearningError) -> ConvolutionAlgorithm {
    let candidates = [wanted] + [.winograd, .direct, .plain].filter { $0 != wanted }
    var faults: [String] = []
    for candidate in candidates where AlgorithmTable.offers(candidate, kind, part) {
      guard let fault = try check.fault(of: candidate, kind, part, threads: threads) else {
        if let first = faults.first {
          replacements.append("\(path) \(part.rawValue): \(first); computed by \(candidate.rawValue) instead")
        }
        return candidate
      }
      faults.append("\(candidate.rawValue) \(fault)")
      if choice.isFixed {
        throw LearningError(
          "choose kernels", "the run that goes on needs a kernel for \(path) that is wrong here: \(faults[0])",
          cause: .machine)
      }
    }
    throw LearningError(
      "choose kernels", "no kernel for \(path) is right on this processor: \(faults.joined(separator: "; "))",
      cause: .machine)
  }
}
