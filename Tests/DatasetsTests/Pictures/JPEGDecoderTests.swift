import Testing

@testable import Datasets

@Suite struct JPEGDecoderTests {
  @Test(arguments: [
    (SampleJPEG.color, SampleJPEG.colors), (SampleJPEG.progressive, SampleJPEG.colors),
    (SampleJPEG.gray, SampleJPEG.grays), (SampleJPEG.inks, SampleJPEG.inkColors),
  ])
  func everyKindHasItsColors(bytes: [UInt8], squares: [[UInt8]]) throws {
    let file = try PictureFile(bytes, path: "a.jpg")
    #expect(file.format == .jpeg)
    let picture = try file.decoded()
    #expect((picture.width, picture.height) == (16, 24))
    for y in 0..<24 {
      for x in 0..<16 {
        for channel in 0..<3 {
          let found = Int(picture.pixels[3 * (16 * y + x) + channel])
          let expected = Int(squares[2 * (y / 8) + x / 8][channel])
          #expect(abs(found - expected) <= 2, "x \(x), y \(y), channel \(channel)")
        }
      }
    }
  }

  @Test(arguments: [SampleJPEG.color, SampleJPEG.gray, SampleJPEG.progressive, SampleJPEG.inks])
  func truncationIsNamedAtEveryLength(bytes: [UInt8]) {
    for length in 1..<bytes.count {
      #expect(damage(Array(bytes.prefix(length))) == "a.jpg, byte \(length): the file ends early; copy it again")
    }
  }

  /// The end marker stands there, but half of the pixels do not.
  @Test(arguments: [SampleJPEG.color, SampleJPEG.gray, SampleJPEG.inks])
  func missingPixelsAreDamage(bytes: [UInt8]) throws {
    let message = try #require(damage(Array(bytes.dropLast(12)) + [0xff, 0xd9]))
    #expect(message.hasPrefix("a.jpg, byte 0: the JPEG file cannot be decoded: "))
  }

  @Test func strayBytesBetweenSegmentsAreHarmless() throws {
    let bytes = SampleJPEG.color
    let odd = bytes[..<2] + bytes[2..<20] + [7, 7, 7] + bytes[20...]
    #expect(try PictureFile(Array(odd), path: "").decoded() == PictureFile(bytes, path: "").decoded())
  }

  @Test(arguments: [
    (
      [255, 255, 255, 255], "the picture has 65535×65535 pixels; at most 40 megapixels and 20000 along a side are read"
    ),
    ([0x4e, 0x21, 0, 1], "the picture has 1×20001 pixels; at most 40 megapixels and 20000 along a side are read"),
    ([0x1b, 0x58, 0x1b, 0x58], "the picture has 7000×7000 pixels; at most 40 megapixels and 20000 along a side are"),
    ([0, 0, 0, 16], "the picture has no pixels: 16×0"),
    ([0, 200, 0, 200], "the JPEG file cannot be decoded: "),
  ])
  func aSizeThatLies(size: [UInt8], expected: String) throws {
    for sample in [SampleJPEG.color, SampleJPEG.progressive] {
      var bytes = sample
      let place = try #require(SampleJPEG.frame(in: bytes))
      bytes.replaceSubrange(place..<place + 4, with: size)
      let message = try #require(damage(bytes))
      #expect(message.hasPrefix("a.jpg, byte \(expected.hasPrefix("the JPEG") ? 0 : place): \(expected)"))
    }
  }

  @Test func thousandsOfScansAreRefused() throws {
    let bytes = SampleJPEG.progressive
    let scan = try #require(bytes.indices.dropLast().last { bytes[$0] == 0xff && bytes[$0 + 1] == 0xda })
    let many = bytes[..<scan] + Array(repeating: Array(bytes[scan..<bytes.count - 2]), count: 300).flatMap { $0 }
    let message = try #require(damage(Array(many) + [0xff, 0xd9]))
    #expect(message.contains("the JPEG file has more than 200 scans; save it again"))
  }

  /// Whatever a file says, the decoder answers with a picture of that size or with damage; of flips it meets both.
  @Test(arguments: [SampleJPEG.color, SampleJPEG.gray, SampleJPEG.progressive, SampleJPEG.inks])
  func flippedBytesAreAPictureOrDamage(bytes: [UInt8]) {
    let flipped = FlippedFiles(of: bytes)
    #expect(flipped.damages > 50 && flipped.pictures.count > 50)
    #expect(Set(flipped.pictures.map(\.pixels)).count > 20, "JPEG has no checksum: colors change")
  }
}
