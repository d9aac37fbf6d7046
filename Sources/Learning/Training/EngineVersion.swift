/// What the engine says of itself.
package enum EngineVersion {
  /// Counts up whenever the same task gives other numbers than before.
  package static let numerics = 3

  /// What the kernels use of this processor at most: `avx512-bf16`, `avx512`, `avx2` or `plain`.
  package static var instructions: String { InstructionSet.current.rawValue }

  /// Whose kernels compute.
  package static let library = "own kernels"
}
