import Hashing
import Learning

/// Training and test pictures with the names of their classes.
package struct Dataset: Sendable {
  /// Records and figures of more classes are not made.
  package static let mostClasses = 1000

  /// As a chapter names it: `cifar10`.
  package var name: String
  package var classes: [String]
  package var training: ImageSet
  package var test: ImageSet
  /// The file of each picture, from the data folder on; nil where pictures have no files of their own.
  package var trainingFiles: [String]?
  package var testFiles: [String]?
  /// SHA-256 over the records' digests of both splits, in order: equal data, equal fingerprint, in whatever files.
  package var fingerprint: String

  /// Sorts each split by the digest of its records (label byte, planes, tail) and takes the first ones in that order, so
  /// that every copy of a dataset gives the same runs.
  ///
  /// - Parameters:
  ///   - trainingFiles: of each picture, where it has one; the same of `testFiles`.
  ///   - mostTraining: how many pictures to keep of each split; nil keeps all. The same of `mostTest`.
  init(
    name: String, classes: [String], training: ImageSet, test: ImageSet, trainingFiles: [String]? = nil,
    testFiles: [String]? = nil, mostTraining: Int? = nil, mostTest: Int? = nil
  ) {
    let (training, trainingOrder, trainingDigest) = Dataset.sorted(training, most: mostTraining)
    let (test, testOrder, testDigest) = Dataset.sorted(test, most: mostTest)
    (self.name, self.classes, self.training, self.test) = (name, classes, training, test)
    self.trainingFiles = trainingFiles.map { files in trainingOrder.map { files[$0] } }
    self.testFiles = testFiles.map { files in testOrder.map { files[$0] } }
    fingerprint =
      SHA256Digest(
        of: "\(classes.joined(separator: "\n"))\n\(trainingDigest)\n\(testDigest)"
      ).description
  }

  /// What label byte and planes leave open: a label above 255, and the sides of a picture that is not square.
  private static func tail(label: Int, _ extent: ImageSet.Extent) -> [UInt8] {
    guard label > 255 || extent.height != extent.width else { return [] }
    return [label, extent.height, extent.width].flatMap { value in
      (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
  }

  private static func sorted(_ set: ImageSet, most: Int?) -> (ImageSet, order: [Int], SHA256Digest) {
    let digests = set.labels.indices.map { index in
      let extent = set.extents[index]
      let size = 3 * extent.height * extent.width
      let place = set.offsets[index]
      return SHA256Digest(
        of: [UInt8(truncatingIfNeeded: set.labels[index])] + set.pixels[place..<place + size]
          + tail(label: set.labels[index], extent))
    }
    let order = Array(digests.indices.sorted { (digests[$0], $0) < (digests[$1], $1) }.prefix(most ?? .max))
    var pixels: [UInt8] = []
    pixels.reserveCapacity(set.pixels.count)
    for index in order {
      let size = 3 * set.extents[index].height * set.extents[index].width
      pixels += set.pixels[set.offsets[index]..<set.offsets[index] + size]
    }
    let sorted = ImageSet(
      extents: order.map { set.extents[$0] }, pixels: pixels, labels: order.map { set.labels[$0] })
    return (sorted, order, SHA256Digest(of: order.flatMap { digests[$0].bytes }))
  }
}
