import Foundation
import Hashing
import Learning

/// What is known of a picture file that was read before.
struct PictureNote: Hashable, Sendable {
  var extent: ImageSet.Extent
  var label: Int
  var digest: SHA256Digest
  var content: SHA256Digest
  var sums: ChannelSums
  var isTurned: Bool
  var isTransparent: Bool

  /// Nine numbers of eight bytes, a byte, two digests.
  static let bytes = 9 * 8 + 1 + 2 * 32

  var encoded: [UInt8] {
    let numbers = [extent.height, extent.width, label] + sums.sums + sums.squares
    return numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
      + [(isTurned ? 1 : 0) | (isTransparent ? 2 : 0)] + digest.bytes + content.bytes
  }

  /// - Parameter bytes: as `encoded` has them, or whatever stands in a stranger's store.
  /// - Returns: nil where no picture can be so.
  init?(_ bytes: ArraySlice<UInt8>) {
    let numbers = (0..<9).map { index in
      (0..<8).reduce(0) { $0 | Int(bytes[bytes.startIndex + 8 * index + $1]) << (8 * $1) }
    }
    let sides = 1...PictureFile.longestSide
    guard sides.contains(numbers[0]), sides.contains(numbers[1]), (0..<Dataset.mostClasses).contains(numbers[2]),
      numbers[3...].allSatisfy({ (0...1 << 48).contains($0) })
    else { return nil }
    let rest = bytes.dropFirst(72)
    extent = ImageSet.Extent(height: numbers[0], width: numbers[1])
    label = numbers[2]
    sums = ChannelSums(
      count: numbers[0] * numbers[1], sums: Array(numbers[3..<6]), squares: Array(numbers[6..<9]))
    guard let flags = rest.first, flags < 4 else { return nil }
    (isTurned, isTransparent) = (flags & 1 != 0, flags & 2 != 0)
    digest = SHA256Digest(bytes: Array(rest.dropFirst().prefix(32)))
    content = SHA256Digest(bytes: Array(rest.dropFirst(33).prefix(32)))
  }

  init(_ picture: DecodedPicture, label: Int, planes: UnsafeBufferPointer<UInt8>, isTurned: Bool) {
    extent = ImageSet.Extent(height: picture.height, width: picture.width)
    self.label = label
    (self.isTurned, isTransparent) = (isTurned, picture.isTransparent)
    digest = DatasetSplit.digest(planes, label: label, extent)
    content = DatasetSplit.content(planes, extent)
    sums = ChannelSums(planes)
  }
}
