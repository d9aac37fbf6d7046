import Archiving
import Files
import Foundation
import Publishing

/// The file that a page of differences is written to: whole or not at all, and over nothing but such a page.
package struct PageFile {
  /// As it was asked for.
  package let path: String
  private let replaces: Bool
  private let kept: [String]
  private var url: URL { URL(filePath: path).standardizedFileURL }

  /// No page is larger.
  private static let largest = 256 << 20

  /// - Parameters:
  ///   - replaces: whether a plain file that is no such page may go.
  ///   - kept: folders in which nothing is written: the archive, and what is compared.
  /// - Throws: `ArchiveError` where nothing may be written there.
  package init(_ path: String, replaces: Bool, kept: [String]) throws(ArchiveError) {
    (self.path, self.replaces, self.kept) = (path, replaces, kept.compactMap(ContainedPath.real))
    try check()
  }

  /// Folders on the way are made.
  package func write(_ bytes: Data) throws(ArchiveError) {
    try check()
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try AtomicFile.write(bytes, to: url)
    } catch {
      let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      throw ArchiveError(
        .files, "\(shown) cannot be written: \((inner ?? error).localizedDescription)",
        hint: "make room or give rights, or name another file with --html; what was there is as it was")
    }
  }

  private var shown: String { PrintableText.text(path) }

  private func check() throws(ArchiveError) {
    let folder = url.deletingLastPathComponent().path
    if let obstacle = FolderObstacle.path(onTheWayTo: folder) {
      throw ArchiveError(.option, "\(PrintableText.text(obstacle)) is no folder", hint: "name another file with --html")
    }
    if let place = Self.real(folder), kept.contains(where: { ContainedPath.isInside(place, $0) }) {
      throw ArchiveError(
        .option, "\(shown) lies in a write-up, or among them, which stay as they are",
        hint: "name another file with --html, such as out/diff.html")
    }
    if let fault = path.hasSuffix("/") ? "that is the name of a folder" : RegularFile.fault(url) {
      throw ArchiveError(.option, "\(shown): \(fault)", hint: "name another file with --html, such as out/diff.html")
    }
    var about = stat()
    guard lstat(url.path, &about) == 0, !replaces,
      !(RegularFile.bytes(url, most: Self.largest).map { DifferencePage.isOne($0) } ?? false)
    else { return }
    throw ArchiveError(
      .option, "\(shown) is there already, and is no page of 'diff'; nothing was written",
      hint: "name another file with --html, or replace that one with --force")
  }

  /// Where a folder is, or the nearest one above it that is there.
  private static func real(_ folder: String) -> String? {
    var path = folder
    while !path.isEmpty {
      if let real = ContainedPath.real(path) { return real }
      guard let slash = path.lastIndex(of: "/") else { return nil }
      path = slash == path.startIndex && path.count > 1 ? "/" : String(path[..<slash])
    }
    return nil
  }
}
