/// What the engine says of itself.
package enum EngineEdition {
  /// Counts up whenever the same task gives other numbers than before.
  package static let numerics = 2

  /// What the kernels use of this processor at most: `amx`, `avx512-bf16`, `avx512`, `avx2` or `plain`.
  package static var instructions: String { KernelContext.instructions }

  /// oneDNN's version, such as `2.6.3`.
  package static var libraryVersion: String { KernelContext.version }
}
