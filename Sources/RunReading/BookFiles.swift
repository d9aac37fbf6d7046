import Foundation
import Settings

/// The files that a book may read: those of its own folder.
package protocol BookFiles {
  /// As messages name a file.
  func displayName(_ file: String) -> String
  /// A path from the notebook's folder, of one that is written in a file of it; nil after a complaint.
  func path(_ written: String, from location: SourceLocation, diagnostics: Diagnostics) -> String?
  /// - Parameter file: by its path from the notebook's folder.
  /// - Returns: nil after a complaint.
  func bytes(at file: String, atMost largest: Int, askedFrom location: SourceLocation, diagnostics: Diagnostics)
    -> Data?
}
