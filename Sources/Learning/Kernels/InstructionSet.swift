internal import CKernels
import Foundation

/// An instruction set that kernels are written for; each has all of those before it.
package enum InstructionSet: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
  /// What every processor of its kind has.
  case plain
  /// AVX2 with FMA.
  case avx2
  /// AVX-512: F, BW, DQ and VL.
  case avx512
  /// AVX-512 with products of bf16 pairs.
  case avx512BFloat16 = "avx512-bf16"

  package static func < (one: Self, other: Self) -> Bool { one.code.rawValue < other.code.rawValue }

  /// The highest that this processor has.
  package static let processor = allCases.last { $0.code == cyc_level() } ?? .plain

  /// What the kernels use of the processor: its highest, or less where `CYCLOPEDIA_CPU` says so.
  package static let current = min(processor, (try? cap.get()) ?? processor)

  /// The environment's word for the most that may be used.
  package static let capName = "CYCLOPEDIA_CPU"

  /// - Throws: where the environment asks for an instruction set that nobody knows.
  package static func checkCap() throws(LearningError) { _ = try cap.get() }

  private static let cap: Result<InstructionSet, LearningError> = {
    guard let word = ProcessInfo.processInfo.environment[capName], !word.isEmpty else { return .success(processor) }
    // There are no kernels for AMX: a processor that has it does with less.
    if let level = InstructionSet(rawValue: word == "amx" ? avx512BFloat16.rawValue : word) { return .success(level) }
    let words = allCases.map(\.rawValue) + ["amx"]
    return .failure(
      LearningError("read \(capName)", "'\(word)' is no instruction set; known are \(words.joined(separator: ", "))"))
  }()

  var code: CycLevel {
    switch self {
    case .plain: CycPlain
    case .avx2: CycAVX2
    case .avx512: CycAVX512
    case .avx512BFloat16: CycAVX512BFloat16
    }
  }

  /// Whether bf16 is multiplied in hardware.
  package var hasBFloat16: Bool { self >= .avx512BFloat16 }

  /// Whether bf16 is multiplied faster than float32 on this processor.
  package var isFastInBFloat16: Bool { hasBFloat16 && cyc_bf16_is_fast() != 0 }
}
