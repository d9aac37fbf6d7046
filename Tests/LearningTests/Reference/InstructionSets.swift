import Testing

@testable import Learning

extension InstructionSet {
  /// Those that this machine has and `CYCLOPEDIA_CPU` allows: what tests of kernels run at.
  static let tested = allCases.filter { $0 <= .current }

  /// Those with bf16 in hardware, the only ones at which networks take it.
  static let testedWithBFloat16 = tested.filter(\.hasBFloat16)

  /// What networks compute in at this instruction set.
  var precisions: [Precision] { hasBFloat16 ? [.float32, .bfloat16] : [.float32] }
}
