import Files
import Foundation
import Hashing

/// The files of figures that this user's builds have drawn, by the digest of what they show.
///
/// They lie in the user's own cache, where neither a book nor its store reaches. What is not as it was written is drawn
/// again, and so is everything by another version of the program or of its fonts.
package struct FigureCache: Sendable {
  /// Of figures; of more, those that were used least lately go.
  static let most = 4000

  private let folder: URL
  /// Of the program and its fonts.
  private let edition: String

  package init(_ folder: URL, edition: String) { (self.folder, self.edition) = (folder, edition) }

  /// - Parameter shown: all that the files come from.
  func key(_ shown: [String]) -> SHA256Digest {
    SHA256Digest(of: ([edition] + shown).map { "\($0.utf8.count) \($0)" }.joined(separator: "\n"))
  }

  /// - Returns: by ending; nil where they are not there, or not as they were written.
  func files(_ key: SHA256Digest) -> [String: Data]? {
    let file = place(key)
    guard let bytes = RegularFile.bytes(file), bytes.count > 32,
      Self.seal(key, bytes.dropFirst(32)).bytes == [UInt8](bytes.prefix(32)),
      let files = try? PropertyListDecoder().decode([String: Data].self, from: Data(bytes.dropFirst(32)))
    else { return nil }
    // What is used stays.
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
    return files
  }

  /// A cache that cannot be written costs time and nothing else.
  func keep(_ files: [String: Data], _ key: SHA256Digest) {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    guard let bytes = try? encoder.encode(files) else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // No power cut harms it: what is not whole is drawn again.
    try? (Data(Self.seal(key, bytes).bytes) + bytes).write(to: place(key), options: .atomic)
  }

  /// Removes what was used least lately, once there is too much.
  func prune() {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
    guard files.count > Self.most else { return }
    func date(_ file: URL) -> Date {
      (try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate) ?? .distantPast
    }
    let oldest = files.map { (file: $0, date: date($0)) }.sorted { $0.date < $1.date }
    for entry in oldest.prefix(files.count - Self.most / 2) { try? FileManager.default.removeItem(at: entry.file) }
  }

  private func place(_ key: SHA256Digest) -> URL { folder.appending(path: key.description) }

  /// Of an entry in its own place.
  private static func seal(_ key: SHA256Digest, _ bytes: Data) -> SHA256Digest {
    SHA256Digest(of: Data(key.bytes) + bytes)
  }
}
