/// Pictures with their classes, as bytes: one split of a dataset.
///
/// Every picture is C×H×W planes (red, green, blue), row by row. Pictures may differ in height and width.
package struct ImageSet: Sendable {
  package struct Extent: Hashable, Sendable {
    package var height: Int
    package var width: Int

    package init(height: Int, width: Int) { (self.height, self.width) = (height, width) }

    /// That of one picture, as networks take it.
    package var shape: Shape { Shape(channels: ImageSet.channels, height: height, width: width) }
  }

  /// Red, green and blue.
  static let channels = 3
  /// That of one picture before its size is known.
  package static let openShape = Shape(channels: channels, height: nil, width: nil)

  package let extents: [Extent]
  /// Where each picture starts in `pixels`.
  package let offsets: [Int]
  package let pixels: [UInt8]
  /// The class of each picture: an index into the dataset's class names.
  package let labels: [Int]

  /// Pictures of one size.
  package init(height: Int, width: Int, pixels: [UInt8], labels: [Int]) {
    self.init(
      extents: Array(repeating: Extent(height: height, width: width), count: labels.count), pixels: pixels,
      labels: labels)
  }

  package init(extents: [Extent], pixels: [UInt8], labels: [Int]) {
    var offsets: [Int] = []
    var total = 0
    for extent in extents {
      offsets.append(total)
      total += 3 * extent.height * extent.width
    }
    precondition(
      total == pixels.count && extents.count == labels.count,
      "\(labels.count) labels, \(extents.count) pictures and \(pixels.count) bytes (expected \(total))")
    (self.extents, self.offsets, self.pixels, self.labels) = (extents, offsets, pixels, labels)
  }

  package var count: Int { labels.count }

  /// Some of the pictures, in their order.
  package func part(_ range: Range<Int>) -> ImageSet {
    let start = range.isEmpty ? 0 : offsets[range.lowerBound]
    let end = range.upperBound < count ? offsets[range.upperBound] : pixels.count
    return ImageSet(
      extents: Array(extents[range]), pixels: range.isEmpty ? [] : Array(pixels[start..<end]),
      labels: Array(labels[range]))
  }
}
