import Testing

@testable import Datasets

/// Pictures as cameras write them: turned, and with what nobody is to know.
@Suite struct PictureMetadataTests {
  private static let secret = Array("somebody was at 48.1 N".utf8)

  private static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xff, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 255)] + body
  }

  /// Exif data of two entries; the second is the orientation.
  private static func exif(_ orientation: UInt8, isBig: Bool) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(value >> (8 * $0) & 255) }
      return isBig ? bytes.reversed() : bytes
    }
    return Array((isBig ? "MM" : "II").utf8) + number(42, 2) + number(8, 4) + number(2, 2)
      + number(0x010f, 2) + number(2, 2) + number(secret.count, 4) + number(38, 4)
      + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(Int(orientation), 2) + [0, 0] + number(0, 4) + secret
  }

  private static func camera(_ orientation: UInt8, isBig: Bool = true) -> [UInt8] {
    let sound = SampleJPEG.color
    let first = segment(0xe1, Array("Exif\0\0".utf8) + exif(orientation, isBig: isBig))
    let others =
      segment(0xe1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + secret) + segment(0xfe, secret)
      + segment(0xed, secret) + segment(0xe2, Array("MPF\0".utf8) + secret)
      + segment(0xe2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9, 9])
    return sound[..<20] + first + others + sound[20...] + secret
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool { bytes.firstRange(of: part) != nil }

  /// The squares of the sample, row by row, that come to stand in three corners.
  private static let corners: [(upperLeft: Int, upperRight: Int, lowerLeft: Int)] = [
    (0, 1, 4), (1, 0, 5), (5, 4, 1), (4, 5, 0), (0, 4, 1), (4, 0, 5), (5, 1, 4), (1, 5, 0),
  ]

  @Test(arguments: 1...8, [true, false])
  func everyOrientationIsTurnedUpright(number: Int, isBig: Bool) throws {
    let file = try PictureFile(Self.camera(UInt8(number), isBig: isBig), path: "a.jpg")
    let (_, orientation) = try file.withoutMetadata()
    #expect(Int(orientation.rawValue) == number)
    let picture = try file.decoded().turned(orientation)
    #expect((picture.width, picture.height) == (number < 5 ? (16, 24) : (24, 16)))
    let corners = Self.corners[number - 1]
    for (x, y, square) in [
      (2, 2, corners.upperLeft), (picture.width - 3, 2, corners.upperRight), (2, picture.height - 3, corners.lowerLeft),
    ] {
      for channel in 0..<3 {
        let found = Int(picture.pixels[3 * (y * picture.width + x) + channel])
        #expect(abs(found - Int(SampleJPEG.colors[square][channel])) <= 2, "\(x), \(y)")
      }
    }
  }

  @Test(arguments: [1, 6] as [UInt8])
  func aJPEGFileKeepsPixelsColorsAndOrientationAlone(_ orientation: UInt8) throws {
    let file = try PictureFile(Self.camera(orientation), path: "a.jpg")
    let (bytes, _) = try file.withoutMetadata()
    #expect(Self.contains(file.bytes, Self.secret) && !Self.contains(bytes, Self.secret))
    #expect(Self.contains(bytes, Array("ICC_PROFILE\0".utf8)))
    #expect(Self.contains(bytes, Array("Exif".utf8)) == (orientation != 1))
    let again = try PictureFile(bytes, path: "b.jpg")
    #expect(try again.decoded() == file.decoded())
    #expect(try again.withoutMetadata() == (bytes, PictureOrientation(rawValue: orientation)!))
  }

  @Test(arguments: [SampleJPEG.progressive, SampleJPEG.gray, SampleJPEG.inks])
  func soundFilesStayAsTheyAre(_ bytes: [UInt8]) throws {
    #expect(try PictureFile(bytes, path: "a.jpg").withoutMetadata() == (bytes, .upright))
  }

  @Test func aPNGFileKeepsPixelsAndColors() throws {
    let chunks = [("tEXt", Self.secret), ("eXIf", Self.exif(8, isBig: true)), ("gAMA", [0, 0, 0xb1, 0x8f])]
    let file = try PictureFile(
      SamplePNG(width: 1, height: 2, rows: [[1, 2, 3], [4, 5, 6]], extra: chunks.map { ($0.0, $0.1) }).bytes
        + Self.secret, path: "a.png")
    let (bytes, orientation) = try file.withoutMetadata()
    #expect(orientation == .turnedLeft)
    #expect(!Self.contains(bytes, Self.secret) && Self.contains(bytes, Array("gAMA".utf8)))
    #expect(try PictureFile(bytes, path: "b.png").decoded() == file.decoded())
    #expect(try file.decoded().turned(orientation).pixels.count == 6)
  }

  @Test func brokenExifDataIsUpright() {
    let whole = Self.exif(6, isBig: true)
    #expect(PictureOrientation(exif: whole[...]) == .turnedRight)
    for length in 0..<30 { #expect(PictureOrientation(exif: whole[..<length]) == .upright) }
    for value in [0, 9, 255] as [UInt8] {
      #expect(PictureOrientation(exif: Self.exif(value, isBig: false)[...]) == .upright)
    }
    var far = whole
    far.replaceSubrange(4..<8, with: [0xff, 0xff, 0xff, 0xff])
    #expect(PictureOrientation(exif: far[...]) == .upright)
  }
}
