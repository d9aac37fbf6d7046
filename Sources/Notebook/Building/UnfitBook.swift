import Settings

/// What keeps the runs of a book from being made, all of it; nothing was trained.
package struct UnfitBook: Error, Sendable {
  /// By file and line.
  package var found: [Diagnostic]
  /// Whether the book could be built as it is, once data, processor or memory are others.
  package var isSurroundings: Bool
}
