import Manuscript
import RunReading
import Settings

/// `book.yml` and the chapters that it names, read but not yet understood.
package struct Book {
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
  /// Every profile's name.
  package var profiles: [String]
  package var parameters: Parameters
  package var chapters: [Chapter]
  /// The labels of each chapter.
  var labels: [LabelCollector]
}
