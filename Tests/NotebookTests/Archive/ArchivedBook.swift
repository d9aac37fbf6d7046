import Archiving
import Foundation

@testable import Notebook

/// A small book that is built, and archived under a name.
struct ArchivedBook {
  /// Noon of a day in 2026.
  static let date = Date(timeIntervalSince1970: 1_790_000_000)

  /// Files of an archive that are not the report's.
  static let own: Set<String> = [
    "archive.json", "SHA256SUMS", "chapters/book.yml", "chapters/one.md", "chapters/two.md",
  ]

  let notebook: TestNotebook

  init(_ files: [String: String] = SmallBook.files, name: String? = "first") async throws {
    notebook = try TestNotebook(files)
    _ = try await Built(notebook.notebook())
    if let name { try await archive(name) }
  }

  /// Built once for all tests that only read or damage what is archived.
  private static let shared = Task { try await ArchivedBook() }

  /// The output of a book whose write-up `first` is archived, in a folder of its own; it cannot be built on.
  static func copy() async throws -> ArchivedBook {
    let book = ArchivedBook(notebook: try TestNotebook([:]))
    try FileManager.default.createDirectory(at: book.notebook.folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: try await shared.value.notebook.folder.appending(path: "output"),
      to: book.notebook.folder.appending(path: "output"))
    return book
  }

  private init(notebook: TestNotebook) { self.notebook = notebook }

  @discardableResult
  func archive(_ name: String, note: String? = nil) async throws -> ArchiveMetadata {
    try await notebook.notebook().archive(as: name, note: note, at: Self.date)
  }

  var archived: Archive { Archive(output: notebook.folder.appending(path: "output").path) }
  var folder: URL { notebook.folder.appending(path: "output/archive") }

  func findings(_ names: [String] = []) throws -> [String] { try archived.verify(names).findings.map(\.description) }
}
