@testable import Learning

/// Ways in which a kernel is made wrong for tests of the check.
enum Sabotage: String, Sendable, CaseIterable {
  case oneResult, writesBehind, writesNaN

  func apply(_ buffers: TrialBuffers) {
    let result = buffers.result
    let isHalf = result === buffers.weightGradient ? false : buffers.trial.kind.precision == .bfloat16
    switch self {
    case .oneResult where isHalf:
      result.halves[3] = (Float(bitPattern: UInt32(result.halves[3]) << 16) + 8).bfloat16
    case .oneResult: result.floats[3] += 8
    // Right behind the last result, where the guard begins.
    case .writesBehind: result.raw.storeBytes(of: 0, toByteOffset: result.bytes, as: UInt32.self)
    case .writesNaN where isHalf: result.halves[3] = 0x7FC0
    case .writesNaN: result.floats[3] = .nan
    }
  }

  /// What the check says of it; the size of a wrong number hangs on the others.
  func isNamed(by text: String, _ part: StepPart) -> Bool {
    switch self {
    case .oneResult: text.contains("is off by ") && text.contains(" of its results") && !text.contains("infinitely")
    case .writesNaN: text.contains("is off by infinitely much of its results")
    case .writesBehind:
      switch part {
      case .forward: text.contains("writes behind its destination")
      case .backwardData: text.contains("writes behind its source")
      case .backwardWeights: text.contains("writes behind its gradient of the weights")
      }
    }
  }

  /// A check for which these algorithms are wrong at one pass, or at all.
  func check(_ wrong: Set<ConvolutionAlgorithm>, _ wrongPart: StepPart? = nil) -> KernelCheck {
    KernelCheck { algorithm, part, buffers in
      if wrong.contains(algorithm), wrongPart.map({ $0 == part }) ?? true { apply(buffers) }
    }
  }
}
