import Foundation

/// What an archived write-up is, for lists of them: its `archive.json`.
package struct ArchiveCard: Codable, Equatable, Sendable {
  static let fileName = "archive.json"
  static let largest = 1 << 20

  package struct MainResult: Codable, Equatable, Sendable {
    package var run: String
    /// `test accuracy`
    package var measure: String
    /// As prose has it: `80.20 ± 0.55 % (n = 3)`.
    package var value: String
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

  func fileBytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// `2026-11-25 16:40`
  var date: String { String(created.prefix(16)).replacing("T", with: " ") }
}
