/// How a picture is turned for the eye, as cameras note it in Exif's tag 0x0112.
///
/// Source: CIPA DC-008, Exif 2.32, 4.6.4.
package enum PictureOrientation: UInt8, Hashable, Sendable, CaseIterable {
  case upright = 1
  case mirrored = 2
  case upsideDown = 3
  case mirroredUpsideDown = 4
  /// Rows are columns.
  case transposed = 5
  /// The first row is the right side.
  case turnedRight = 6
  case transversed = 7
  /// The first row is the left side.
  case turnedLeft = 8

  /// Whether rows are columns, so that width and height change places.
  var swapsSides: Bool { rawValue >= 5 }

  /// The orientation that a block of Exif data has: a TIFF file whose first directory is read. Upright where it is not
  /// said or cannot be read.
  init(exif: ArraySlice<UInt8>) {
    self = Self.tag(0x0112, in: Array(exif)).flatMap { UInt8(exactly: $0) }.flatMap(Self.init) ?? .upright
  }

  /// A number of 16 bits in the first directory.
  private static func tag(_ wanted: Int, in tiff: [UInt8]) -> Int? {
    guard tiff.count >= 8, tiff[0] == tiff[1], tiff[0] == 0x49 || tiff[0] == 0x4d else { return nil }
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= tiff.count else { return nil }
      let bytes = tiff[at..<at + count]
      return (tiff[0] == 0x4d ? Array(bytes) : bytes.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for entry in 0..<count {
      let at = directory + 2 + 12 * entry
      guard let tag = number(at, 2) else { return nil }
      if tag == wanted { return number(at + 2, 2) == 3 ? number(at + 8, 2) : nil }
    }
    return nil
  }

  /// A block of Exif data that says this and nothing else.
  var exif: [UInt8] {
    [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, rawValue, 0, 0, 0, 0, 0, 0]
  }
}

extension DecodedPicture {
  /// The picture as it is to be seen.
  package func turned(_ orientation: PictureOrientation) -> DecodedPicture {
    guard orientation != .upright else { return self }
    let (right, bottom) = (width - 1, height - 1)
    let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
      for y in 0..<newHeight {
        for x in 0..<newWidth {
          let (column, row) =
            switch orientation {
            case .upright: (x, y)
            case .mirrored: (right - x, y)
            case .upsideDown: (right - x, bottom - y)
            case .mirroredUpsideDown: (x, bottom - y)
            case .transposed: (y, x)
            case .turnedRight: (y, bottom - x)
            case .transversed: (right - y, bottom - x)
            case .turnedLeft: (right - y, x)
            }
          let (from, to) = (3 * (row * width + column), 3 * (y * newWidth + x))
          for channel in 0..<3 { target[to + channel] = pixels[from + channel] }
        }
      }
      count = pixels.count
    }
    return DecodedPicture(width: newWidth, height: newHeight, pixels: turned, isTransparent: isTransparent)
  }
}
