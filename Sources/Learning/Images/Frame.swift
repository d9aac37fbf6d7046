/// A picture on its way through the augmentations: bytes, and normalized numbers after `normalize`.
///
/// One frame serves many pictures, one after the other, in the same memory.
package struct Frame: Sendable {
  private let tables: ChannelTables
  private var bytes = Planes<UInt8>()
  private var numbers = Planes<Float>()
  package private(set) var isNormalized = false

  init(_ tables: ChannelTables) { self.tables = tables }

  package var extent: ImageSet.Extent { isNormalized ? numbers.extent : bytes.extent }

  /// Starts with a picture of a split.
  ///
  /// - Throws: where it has to be read, and cannot be.
  mutating func load(_ index: Int, of set: ImageSet) throws(LearningError) {
    isNormalized = false
    let extent = set.extents[index]
    try set.withPlanes(of: index) { planes in
      guard let start = planes.baseAddress else { preconditionFailure("the picture \(index) has no pixels") }
      bytes.set(to: extent, zero: 0) { $0.update(from: start, count: extent.bytes) }
    }
  }

  /// Starts with a picture as it was before.
  mutating func load(_ kept: KeptPictures.Picture) {
    isNormalized = false
    bytes.set(to: kept.extent, zero: 0) { target in
      kept.planes.withUnsafeBufferPointer { planes in
        guard let start = planes.baseAddress else { preconditionFailure("a kept picture has no pixels") }
        target.update(from: start, count: planes.count)
      }
    }
  }

  /// The picture before it is normalized, to start with again.
  var kept: KeptPictures.Picture {
    precondition(!isNormalized, "a normalized picture is no bytes any more")
    return KeptPictures.Picture(extent: bytes.extent, planes: Array(bytes.values))
  }

  /// The part of `new` size whose corner lies at (top, left) of the picture, also beyond its border.
  mutating func window(top: Int, left: Int, to new: ImageSet.Extent, outside: Border = .fill(.black)) {
    var fill: Fill?
    if case .fill(let given) = outside { fill = given }
    if isNormalized {
      numbers.window(top: top, left: left, to: new, fill: fill?.numbers(tables), zero: 0)
    } else {
      bytes.window(top: top, left: left, to: new, fill: fill?.bytes(tables), zero: 0)
    }
  }

  mutating func mirror() { if isNormalized { numbers.mirror() } else { bytes.mirror() } }

  mutating func paint(_ box: Box, with fill: Fill) {
    if isNormalized {
      numbers.paint(box, with: fill.numbers(tables))
    } else {
      bytes.paint(box, with: fill.bytes(tables))
    }
  }

  mutating func scale(_ box: Box, to new: ImageSet.Extent) {
    if isNormalized {
      numbers.scale(box, to: new, zero: 0, number: { $0 }, pixel: { $0 })
    } else {
      bytes.scale(
        box, to: new, zero: 0, number: { Float($0) }, pixel: { UInt8(max(0, min(255, $0.rounded()))) })
    }
  }

  mutating func normalize() {
    guard !isNormalized else { return }
    let frame = self
    numbers.set(to: bytes.extent, zero: 0) { frame.write(to: $0) }
    isNormalized = true
  }

  /// Writes 3×H×W normalized numbers.
  func write(to target: UnsafeMutablePointer<Float>) {
    if isNormalized {
      numbers.withPixels { target.update(from: $0, count: numbers.count) }
      return
    }
    let plane = bytes.count / 3
    tables.numbers.withUnsafeBufferPointer { table in
      bytes.withPixels { pixels in
        for c in 0..<3 {
          guard let row = table.baseAddress.map({ $0 + c * 256 }) else { return }
          for place in c * plane..<(c + 1) * plane { target[place] = row[Int(pixels[place])] }
        }
      }
    }
  }

  /// The picture as bytes, also after `normalize`.
  var picture: [UInt8] {
    guard isNormalized else { return Array(bytes.values) }
    let plane = numbers.count / 3
    return numbers.values.enumerated().map { place, number in tables.byte(number, channel: place / plane) }
  }
}
