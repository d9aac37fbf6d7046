/// What the engine says of itself.
package enum EngineEdition {
  /// Counts up whenever the same task gives other numbers than before.
  package static let numerics = 1

  /// oneDNN's version, such as `2.6.3`.
  package static var libraryVersion: String { KernelContext.version }
}
