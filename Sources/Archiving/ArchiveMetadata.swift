import Foundation

/// What an archived write-up is, for lists of them: its `archive.json`.
package struct ArchiveMetadata: Codable, Equatable, Sendable {
  static let fileName = "archive.json"
  /// Of its results, lists show so many.
  package static let mostResults = 8
  static let largest = 1 << 20

  package struct MainResult: Codable, Equatable, Sendable {
    package var run: String
    /// `test accuracy`
    package var measure: String
    /// As prose has it: `80.20 ± 0.55 % (n = 3)`.
    package var value: String

    package init(run: String, measure: String, value: String) {
      (self.run, self.measure, self.value) = (run, measure, value)
    }
  }

  package var name: String
  package var title: String
  /// When it was archived: ISO 8601, UTC.
  package var created: String
  /// The date of the newest record, likewise; nil where there is none.
  package var newest: String?
  package var profile: String
  /// `-P` of the build: `epochs=2`.
  package var parameters: [String]
  package var note: String?
  package var results: [MainResult]

  package init(
    name: String, title: String, created: String, newest: String?, profile: String, parameters: [String], note: String?,
    results: [MainResult]
  ) {
    (self.name, self.title, self.created, self.newest) = (name, title, created, newest)
    (self.profile, self.parameters, self.note, self.results) = (profile, parameters, note, results)
  }

  func fileBytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// `2026-11-25 16:40`
  package var date: String { String(created.prefix(16)).replacing("T", with: " ") }
}
