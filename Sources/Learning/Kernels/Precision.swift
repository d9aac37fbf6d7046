internal import CKernels

/// In which numbers activations are kept and convolutions computed; master weights and sums are always float32.
package enum Precision: String, Hashable, Codable, Sendable, CaseIterable {
  /// bf16 where the processor multiplies it faster than float32, else float32.
  case automatic = "auto"
  case float32 = "f32"
  case bfloat16 = "bf16"

  /// Whether bf16 is multiplied in hardware here.
  package static var hasBFloat16: Bool { InstructionSet.current.hasBFloat16 }

  /// What will be computed with on this processor.
  package func resolved(on instructions: InstructionSet = .current) throws(LearningError) -> Precision {
    switch self {
    case .float32: return .float32
    case .automatic: return instructions.isFastInBFloat16 ? .bfloat16 : .float32
    case .bfloat16:
      guard instructions.hasBFloat16 else {
        throw LearningError(
          "precision bf16", "kernels use \(instructions.rawValue) here, which has no bf16; use precision: auto or f32")
      }
      return .bfloat16
    }
  }

  var elementType: CycType { self == .bfloat16 ? CycBFloat16 : CycFloat32 }
}
