import Files
import Foundation
import Hashing
import Learning
import Settings

/// The author's own JPEG and PNG pictures: a folder for each class, in a folder for each split, or of one folder of which
/// a share is for testing.
package struct ImageFolder: DatasetKind {
  package static let name = "images"
  package static let summary =
    "JPEG and PNG pictures: a folder for each class, in train/ and val/, or in one folder with 'test: 0.2'."

  /// Of pixels that are kept in memory of a split; larger ones are decoded when they are wanted, which takes little of a
  /// step on pictures of that size.
  static let mostBytes = 128 << 20

  /// A share of each class's pictures that are for testing.
  package struct Share: Hashable, Codable, Sendable {
    /// Above 0, below 1.
    package var share: Double
    /// Another one draws others.
    package var seed: Int

    package init(share: Double, seed: Int = 0) { (self.share, self.seed) = (share, seed) }
  }

  /// Relative to the book's folder or the data folder, which it never leaves.
  package var path: String
  /// The splits' folders, relative to `path`; `.` where a share of one folder is for testing.
  package var train: String
  package var test: String
  /// Nil where each split has its folder.
  package var share: Share?

  package init(path: String, train: String = "train", test: String = "val") {
    (self.path, self.train, self.test) = (path, train, test)
  }

  package init(path: String, share: Share) {
    (self.path, train, test, self.share) = (path, ".", ".", share)
  }
}
