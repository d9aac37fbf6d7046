import Displays
import Files
import Foundation
import Hashing
import Manuscript
import Publishing
import Runs
import Settings

/// A book that has been read and checked as a whole: nothing in it can be a mistake of its author's any more, as far
/// as that shows before anything runs.
package struct CheckedBook: Sendable {
  package struct CheckedChapter: Sendable {
    var title: String
    var shortTitle: String?
    var label: String
    var number: Int
    var blocks: [Block<ReportNode>]
  }

  package var title: String
  package var subtitle: String?
  package var authors: [Author]
  package var abstract: [Block<ReportNode>]
  package var profile: String
  package var chapters: [CheckedChapter]
  /// Trainings and range tests, each after those that it needs.
  package var runs: [RunDefinition]
  package var symbols: SymbolTable
  var labels: Labels
  var links: BookLinks
  var images: [String: ReportImage]
  package var warnings: [Diagnostic]
  /// The files that it was read from, by path within the notebook's folder.
  var sources: [RelativePath: Data]

  /// The SHA-256 of every file that it was read from, by path.
  var sourceDigests: [(path: RelativePath, digest: SHA256Digest)] {
    sources.map { ($0.key, SHA256Digest(of: $0.value)) }.sorted { $0.0.description < $1.0.description }
  }
}
