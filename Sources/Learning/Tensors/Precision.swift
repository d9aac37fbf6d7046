internal import COneDNN

/// In which numbers activations are kept and convolutions computed; master weights and sums are always float32.
package enum Precision: String, Hashable, Codable, Sendable, CaseIterable {
  /// bf16 where the processor has hardware for it, else float32.
  case automatic = "auto"
  case float32 = "f32"
  case bfloat16 = "bf16"

  /// Whether this processor multiplies bf16 in hardware (AMX or AVX-512 bf16).
  package static var hasBFloat16: Bool { cyc_has_bfloat16() != 0 }

  /// What will be computed with on this processor.
  package func resolved() throws(LearningError) -> Precision {
    switch self {
    case .float32: return .float32
    case .automatic: return Precision.hasBFloat16 ? .bfloat16 : .float32
    case .bfloat16:
      guard Precision.hasBFloat16 else {
        throw LearningError(
          "precision bf16", "this processor has neither AMX nor AVX-512 bf16; use precision: auto or f32")
      }
      return .bfloat16
    }
  }

  var elementType: CycType { self == .bfloat16 ? CycBFloat16 : CycFloat32 }
}
