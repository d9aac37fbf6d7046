import Files
import Foundation

/// The files that a book is made of, as they were read.
///
/// It is filled by one pass on one thread and does not leave it.
final class SourceFiles {
  /// By path within the notebook's folder.
  private(set) var files: [RelativePath: Data] = [:]

  /// Pixels of all pictures that are shown, each as often as it is.
  private var pixels = 0

  /// A report holds all of them in memory, each about ten times.
  static let mostPixels = 200_000_000

  /// - Returns: whether so many more can be shown.
  func takes(_ more: Int) -> Bool {
    pixels += more
    return pixels <= Self.mostPixels
  }

  /// - Parameter file: by its path from the notebook's folder.
  func add(_ file: String, _ bytes: Data) { files[RelativePath(file)] = bytes }
}
