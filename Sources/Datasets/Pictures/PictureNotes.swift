import Foundation
import Hashing
import Synchronization

/// What is known of picture files by their names and stamps, so that what is large and has not changed is not read again
/// to learn what it is.
package final class PictureNotes: Sendable {
  private let known: [SHA256Digest: PictureNote]
  private let seen = Mutex<[SHA256Digest: PictureNote]>([:])

  /// - Parameter bytes: those of an earlier reading; what is of another form counts as nothing.
  package init(_ bytes: Data = Data()) {
    let entry = 32 + PictureNote.bytes
    let all = bytes.count % entry == 0 ? [UInt8](bytes) : []
    var known: [SHA256Digest: PictureNote] = [:]
    for start in stride(from: 0, to: all.count, by: entry) {
      known[SHA256Digest(bytes: Array(all[start..<start + 32]))] = PictureNote(all[start + 32..<start + entry])
    }
    self.known = known
  }

  /// Of the files that were met in this reading, in one order whatever theirs was.
  package var bytes: Data {
    Data(
      seen.withLock { seen in
        seen.sorted { $0.key < $1.key }.flatMap { key, note in key.bytes + note.encoded }
      })
  }

  /// Whether this reading met others than those that were known; where it met none, that says nothing of them.
  package var hasChanged: Bool { seen.withLock { !$0.isEmpty && $0 != known } }

  func note(of file: ClassFolders.File, in folder: String) -> PictureNote? {
    let key = Self.key(of: file, in: folder)
    // The same picture in a class of another number is another record.
    guard let note = known[key], note.label == file.label else { return nil }
    seen.withLock { $0[key] = note }
    return note
  }

  func keep(_ note: PictureNote, of file: ClassFolders.File, in folder: String) {
    let key = Self.key(of: file, in: folder)
    seen.withLock { $0[key] = note }
  }

  private static func key(of file: ClassFolders.File, in folder: String) -> SHA256Digest {
    SHA256Digest(of: "\(folder)/\(file.name) \(file.stamp)")
  }
}
