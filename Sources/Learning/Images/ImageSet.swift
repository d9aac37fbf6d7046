/// Pictures with their classes, as bytes: one split of a dataset.
///
/// Every picture is C×H×W planes (red, green, blue), row by row. Pictures may differ in height and width. They are in
/// memory, or read one by one when they are wanted.
package struct ImageSet: Sendable {
  package struct Extent: Hashable, Sendable {
    package var height: Int
    package var width: Int

    package init(height: Int, width: Int) { (self.height, self.width) = (height, width) }

    /// That of one picture, as networks take it.
    package var shape: Shape { Shape(channels: ImageSet.channels, height: height, width: width) }
    /// Of one picture's planes.
    package var bytes: Int { ImageSet.channels * height * width }
  }

  /// Where a picture is read from.
  struct Place: Hashable, Sendable {
    var source: ObjectIdentifier
    var place: Int
  }

  private enum Storage: Sendable {
    /// - Parameter offsets: where each picture starts.
    case held([UInt8], offsets: [Int])
    /// - Parameter places: of each picture in the source.
    case read(any PictureSource, places: [Int])
  }

  /// Red, green and blue.
  static let channels = 3
  /// That of one picture before its size is known.
  package static let openShape = Shape(channels: channels, height: nil, width: nil)

  package let extents: [Extent]
  /// The class of each picture: an index into the dataset's class names.
  package let labels: [Int]
  private let storage: Storage

  private init(_ extents: [Extent], _ labels: [Int], _ storage: Storage) {
    (self.extents, self.labels, self.storage) = (extents, labels, storage)
  }

  /// Pictures of one size.
  package init(height: Int, width: Int, pixels: [UInt8], labels: [Int]) {
    self.init(
      extents: Array(repeating: Extent(height: height, width: width), count: labels.count), pixels: pixels,
      labels: labels)
  }

  /// Pictures in memory.
  package init(extents: [Extent], pixels: [UInt8], labels: [Int]) {
    var offsets: [Int] = []
    var total = 0
    for extent in extents {
      offsets.append(total)
      total += extent.bytes
    }
    precondition(
      total == pixels.count && extents.count == labels.count,
      "\(labels.count) labels, \(extents.count) pictures and \(pixels.count) bytes (expected \(total))")
    self.init(extents, labels, .held(pixels, offsets: offsets))
  }

  /// Pictures that are read when they are wanted.
  package init(extents: [Extent], source: any PictureSource, labels: [Int]) {
    precondition(extents.count == labels.count, "\(labels.count) labels and \(extents.count) pictures")
    self.init(extents, labels, .read(source, places: Array(labels.indices)))
  }

  package var count: Int { labels.count }

  /// Where a picture is read from; nil where it is in memory.
  func place(of index: Int) -> (Place, source: any PictureSource)? {
    guard case .read(let source, let places) = storage else { return nil }
    return (Place(source: ObjectIdentifier(source), place: places[index]), source)
  }

  /// What its pixels take of memory.
  package var heldBytes: Int { if case .held(let pixels, _) = storage { pixels.count } else { 0 } }

  /// Some of the pictures, in their order.
  package func part(_ range: Range<Int>) -> ImageSet {
    guard case .held(let pixels, let offsets) = storage else { return part(Array(range)) }
    let start = range.isEmpty ? 0 : offsets[range.lowerBound]
    let end = range.upperBound < count ? offsets[range.upperBound] : pixels.count
    return ImageSet(
      extents: Array(extents[range]), pixels: range.isEmpty ? [] : Array(pixels[start..<end]),
      labels: Array(labels[range]))
  }

  /// Some of the pictures, in this order.
  package func part(_ indices: [Int]) -> ImageSet {
    let (extents, labels) = (indices.map { self.extents[$0] }, indices.map { self.labels[$0] })
    switch storage {
    case .read(let source, let places):
      return ImageSet(extents, labels, .read(source, places: indices.map { places[$0] }))
    case .held(let pixels, let offsets):
      var chosen: [UInt8] = []
      chosen.reserveCapacity(extents.reduce(0) { $0 + $1.bytes })
      for index in indices { chosen += pixels[offsets[index]..<offsets[index] + self.extents[index].bytes] }
      return ImageSet(extents: extents, pixels: chosen, labels: labels)
    }
  }

  /// One picture's planes, 3×H×W.
  ///
  /// - Throws: where it has to be read, and cannot be.
  package func withPlanes<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(LearningError) -> Result {
    switch storage {
    case .held(let pixels, let offsets):
      return pixels.withUnsafeBufferPointer {
        body(.init(rebasing: $0[offsets[index]...].prefix(extents[index].bytes)))
      }
    case .read(let source, let places):
      let planes: [UInt8]
      do { planes = try source.planes(of: places[index]) } catch {
        throw LearningError("read pictures", "\(error)", cause: .machine)
      }
      precondition(planes.count == extents[index].bytes, "a picture of another size")
      return planes.withUnsafeBufferPointer(body)
    }
  }

  package func planes(of index: Int) throws(LearningError) -> [UInt8] { try withPlanes(of: index) { Array($0) } }

  /// What its channels sum up to.
  var sums: ChannelSums {
    switch storage {
    case .read(let source, let places): places.reduce(into: ChannelSums()) { $0.add(source.sums(of: $1)) }
    case .held(let pixels, let offsets):
      pixels.withUnsafeBufferPointer { pixels in
        zip(extents, offsets).reduce(into: ChannelSums()) { sums, picture in
          sums.add(ChannelSums(.init(rebasing: pixels[picture.1...].prefix(picture.0.bytes))))
        }
      }
    }
  }
}
