import Foundation

/// The files that a book is made of, as they were read.
///
/// It is filled by one pass on one thread and does not leave it.
final class SourceFiles {
  /// By path within the notebook's folder.
  private(set) var files: [FolderPath: Data] = [:]

  /// - Parameter file: as the author wrote it; `./a.md` is `a.md`.
  func add(_ file: String, _ bytes: Data) {
    files[FolderPath(file.split(separator: "/").filter { $0 != "." }.joined(separator: "/"))] = bytes
  }
}
