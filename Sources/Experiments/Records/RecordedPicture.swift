import Foundation
import Learning

/// A picture that figures show, kept with the record so that they can be drawn without the data.
package struct RecordedPicture: Hashable, Codable, Sendable {
  /// How many of each kind a record keeps.
  package static let most = 30
  /// Larger pictures are kept smaller, with no side above this.
  static let largestSide = 96

  /// Its place in its split.
  package var index: Int
  /// The class.
  package var truth: Int
  package var width: Int
  package var height: Int
  /// Its file, from the data folder on; nil where pictures have no files of their own.
  package var file: String?
  /// Row by row, three bytes (red, green, blue) each.
  package var pixels: Data

  /// - Parameter planes: red, green and blue, row by row.
  init(index: Int, truth: Int, extent: ImageSet.Extent, planes: some RandomAccessCollection<UInt8>) {
    (self.index, self.truth) = (index, truth)
    let shrink = max(1, (max(extent.width, extent.height) + Self.largestSide - 1) / Self.largestSide)
    (width, height) = (max(1, extent.width / shrink), max(1, extent.height / shrink))
    let source = Array(planes)
    var pixels = Data(capacity: width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        for c in 0..<3 {
          // The mean of the pixels that become this one.
          var sum = 0
          for dy in 0..<min(shrink, extent.height) {
            for dx in 0..<min(shrink, extent.width) {
              sum += Int(source[(c * extent.height + y * shrink + dy) * extent.width + x * shrink + dx])
            }
          }
          let count = min(shrink, extent.height) * min(shrink, extent.width)
          pixels.append(UInt8((sum + count / 2) / count))
        }
      }
    }
    self.pixels = pixels
  }

  /// - Parameter files: of the set's pictures.
  /// - Throws: where it has to be read, and cannot be.
  init(_ index: Int, of set: ImageSet, files: [String]? = nil) throws(LearningError) {
    self.init(
      index: index, truth: set.labels[index], extent: set.extents[index], planes: try set.planes(of: index))
    file = files?[index]
  }
}
