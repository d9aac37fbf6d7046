import Foundation
import Synchronization

/// A book under git, asked for its revision before every run of a build.
final class BookHistory: Sendable {
  private let chapters: URL
  private let scratch: URL
  private let isComparable = Mutex(true)

  /// - Parameters:
  ///   - chapters: the folder of the book.
  ///   - scratch: a folder that may be written to.
  init(of chapters: URL, scratch: URL) { (self.chapters, self.scratch) = (chapters, scratch) }

  /// What git could not tell once is not asked for again: a build of many runs would wait for each.
  func revision() -> BookRevision? {
    let patience = isComparable.withLock { $0 } ? 5 : 0
    let found = BookRevision(of: chapters, scratch: scratch, patience: patience)
    if let found, found.isDirty == nil { isComparable.withLock { $0 = false } }
    return found
  }
}
