import Hashing
import Learning

/// One split with the digests by which it is sorted and compared.
struct DatasetSplit: Sendable {
  var set: ImageSet
  /// Of each picture's record: label byte, planes, tail.
  var digests: [SHA256Digest]
  /// Of each picture without its label.
  var contents: [SHA256Digest]
  /// The file of each picture, from the data folder on; nil where pictures have no files of their own.
  var files: [String]?

  /// Square pictures in memory, without files of their own.
  ///
  /// - Parameter pixels: of all, 3×side×side each.
  init(side: Int, pixels: [UInt8], labels: [Int]) {
    set = ImageSet(height: side, width: side, pixels: pixels, labels: labels)
    (digests, contents) = ([], [])
    let extent = ImageSet.Extent(height: side, width: side)
    pixels.withUnsafeBufferPointer { pixels in
      for (index, label) in labels.enumerated() {
        let planes = UnsafeBufferPointer(rebasing: pixels[(index * extent.bytes)...].prefix(extent.bytes))
        digests.append(Self.digest(planes, label: label, extent))
        contents.append(Self.content(planes, extent))
      }
    }
  }

  init(_ set: ImageSet, digests: [SHA256Digest], contents: [SHA256Digest], files: [String]?) {
    (self.set, self.digests, self.contents, self.files) = (set, digests, contents, files)
  }

  static func digest(_ planes: UnsafeBufferPointer<UInt8>, label: Int, _ extent: ImageSet.Extent) -> SHA256Digest {
    var stream = SHA256Stream()
    [UInt8(truncatingIfNeeded: label)].withUnsafeBytes { stream.append($0) }
    stream.append(UnsafeRawBufferPointer(planes))
    tail(label: label, extent).withUnsafeBytes { stream.append($0) }
    return stream.finish()
  }

  static func content(_ planes: UnsafeBufferPointer<UInt8>, _ extent: ImageSet.Extent) -> SHA256Digest {
    var stream = SHA256Stream()
    stream.append(UnsafeRawBufferPointer(planes))
    withUnsafeBytes(of: extent.height) { stream.append($0) }
    return stream.finish()
  }

  /// What label byte and planes leave open: a label above 255, and the sides of a picture that is not square.
  private static func tail(label: Int, _ extent: ImageSet.Extent) -> [UInt8] {
    guard label > 255 || extent.height != extent.width else { return [] }
    return [label, extent.height, extent.width].flatMap { value in
      (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
  }

  /// The first pictures in the order of their digests.
  ///
  /// - Parameter most: nil keeps all.
  func sorted(most: Int? = nil) -> DatasetSplit {
    part(Array(digests.indices.sorted { (digests[$0], $0) < (digests[$1], $1) }.prefix(most ?? .max)))
  }

  /// Some of the pictures, in this order.
  func part(_ order: [Int]) -> DatasetSplit {
    DatasetSplit(
      set.part(order), digests: order.map { digests[$0] }, contents: order.map { contents[$0] },
      files: files.map { files in order.map { files[$0] } })
  }

  /// Of all records, in their order.
  var digest: SHA256Digest { SHA256Digest(of: digests.flatMap(\.bytes)) }
}
