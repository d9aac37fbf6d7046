import Foundation
import Settings

/// The files that a book may read: those of its own folder.
package protocol BookFiles {
  /// As messages name a file.
  func displayName(_ file: String) -> String
  /// - Returns: nil after a complaint.
  func bytes(of file: String, atMost largest: Int, askedFrom location: SourceLocation, diagnostics: Diagnostics)
    -> Data?
}
