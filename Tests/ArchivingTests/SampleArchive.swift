import Files
import Foundation
import SampleFolders

@testable import Archiving

/// An archive in a temporary folder, which is removed with it, with a write-up of a few small files.
final class SampleArchive: Sendable {
  static let files = [
    "report.html": "<!doctype html>", "report.pdf": "%PDF-1.7", "figures/curve.svg": "<svg/>",
    "records/fixed.json": "[]", "chapters/book.yml": "title: Sample\n", "chapters/two.md": "# Two\n",
  ]

  private let temporary: TemporaryFolder

  /// The folder that holds the folder for reports.
  var root: URL { temporary.url }
  var folder: URL { root.appending(path: "output/archive") }
  var archive: Archive { Archive(output: root.appending(path: "output").path) }

  /// - Parameter name: of its write-up; nil for none.
  init(_ name: String? = "first") throws {
    temporary = try TemporaryFolder()
    if let name { try add(name) }
  }

  deinit { temporary.remove() }

  func add(_ name: String, files: [String: String] = SampleArchive.files) throws {
    let named = files.map { (RelativePath($0.key), Data($0.value.utf8)) }
    try archive.add(
      SampleArchive.metadata(name), files: Dictionary(uniqueKeysWithValues: named), index: SampleArchive.index)
  }

  static func metadata(_ name: String) -> ArchiveMetadata {
    ArchiveMetadata(
      name: name, title: "Title of \(name)", created: "2026-09-22T00:00:00Z", newest: nil, profile: "quick",
      parameters: [], note: nil, results: [])
  }

  static func index(_ entries: [Archive.Entry]) -> String { entries.map { "<p>\($0.name) \($0.digest)\n" }.joined() }

  func findings(_ names: [String] = []) throws -> [String] { try archive.verify(names).findings.map(\.description) }

  /// - Parameter path: within the folder of archives.
  func bytes(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }
  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: path).path) }

  /// Every plain file with its bytes, by path within the folder of archives.
  var contents: [String: Data] {
    get throws {
      let found = try temporary.files.filter { $0.hasPrefix("output/archive/") }.map { path in
        let name = String(path.dropFirst("output/archive/".count))
        return (name, try bytes(name))
      }
      return Dictionary(uniqueKeysWithValues: found)
    }
  }
}
