import Settings

/// What an author has to correct; nothing ran.
package struct AuthorMistakes: Error, Sendable {
  package var found: [Diagnostic]

  package init(found: [Diagnostic]) { self.found = found }
}
