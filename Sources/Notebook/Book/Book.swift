import Manuscript
import Settings

/// `book.yml` and the chapters that it names, read but not yet understood.
package struct Book: Sendable {
  package struct Author: Hashable, Sendable {
    package var name: String
    package var affiliation: String?
  }

  package var title: String
  package var subtitle: String?
  package var authors: [Author]
  package var abstract: String?
  package var abstractLocation: SourceLocation
  package var profile: String
  package var parameters: Parameters
  package var chapters: [Chapter]
}
