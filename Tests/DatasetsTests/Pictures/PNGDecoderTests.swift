import Testing

@testable import Datasets

@Suite struct PNGDecoderTests {
  func pixels(_ png: SamplePNG) throws -> [UInt8] {
    let file = try PictureFile(png.bytes, path: "a.png")
    #expect(file.format == .png)
    return try file.decoded().pixels
  }

  @Test func colorsAreExact() throws {
    let rows: [[UInt8]] = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [250, 251, 252, 253, 254, 255, 0, 128, 64]]
    let png = SamplePNG(width: 3, height: 2, rows: rows)
    #expect(try pixels(png) == rows.flatMap { $0 })
    let planes = try PictureFile(png.bytes, path: "").decoded().planes
    #expect(planes == [1, 4, 7, 250, 253, 0, 2, 5, 8, 251, 254, 128, 3, 6, 9, 252, 255, 64])
  }

  @Test func everyTypeBecomesColor() throws {
    #expect(
      try pixels(SamplePNG(width: 2, height: 1, type: .gray, rows: [[7, 200]])) == [7, 7, 7, 200, 200, 200])
    #expect(
      try pixels(SamplePNG(width: 4, height: 1, type: .gray, depth: 1, rows: [[0b0101_0000]]))
        == [0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255])
    #expect(
      try pixels(SamplePNG(width: 2, height: 1, depth: 16, rows: [[10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 60, 60]]))
        == [10, 20, 30, 40, 50, 60])
    #expect(
      try pixels(
        SamplePNG(
          width: 3, height: 1, type: .palette, rows: [[2, 0, 1]], extra: [("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9])]))
        == [7, 8, 9, 1, 2, 3, 4, 5, 6])
  }

  @Test func whatIsTransparentStandsOnWhite() throws {
    #expect(
      try pixels(SamplePNG(width: 3, height: 1, type: .rgba, rows: [[9, 9, 9, 0, 1, 2, 3, 255, 0, 100, 200, 51]]))
        == [255, 255, 255, 1, 2, 3, 204, 224, 244])
    #expect(
      try pixels(SamplePNG(width: 2, height: 1, type: .grayAlpha, rows: [[0, 128, 50, 255]]))
        == [127, 127, 127, 50, 50, 50])
    #expect(
      try pixels(
        SamplePNG(
          width: 2, height: 1, type: .palette, rows: [[0, 1]],
          extra: [("PLTE", [1, 2, 3, 4, 5, 6]), ("tRNS", [255, 0])])) == [1, 2, 3, 255, 255, 255])
    #expect(
      try pixels(SamplePNG(width: 2, height: 1, rows: [[1, 2, 3, 4, 5, 6]], extra: [("tRNS", [0, 4, 0, 5, 0, 6])]))
        == [1, 2, 3, 255, 255, 255])
  }

  @Test func truncationIsNamedAtEveryLength() {
    let bytes = SamplePNG.plain([1, 2, 3])
    for length in 1..<bytes.count {
      #expect(
        damage(Array(bytes.prefix(length)), path: "b.png")
          == "b.png, byte \(length): the file ends early; copy it again")
    }
  }

  @Test func wrongContentIsDamage() throws {
    var bytes = SamplePNG.plain([1, 2, 3])
    bytes[50] ^= 1
    #expect(try #require(damage(bytes)).hasPrefix("a.jpg, byte 0: the PNG file cannot be decoded: IDAT: "))
    let short = SamplePNG(width: 3, height: 3, rows: []).file(stream: SamplePNG.stored([0, 1, 2, 3]))
    #expect(try #require(damage(short)).hasPrefix("a.jpg, byte 0: the PNG file cannot be decoded: "))
    let late = Array(SamplePNG.plain([1, 2, 3])[..<8] + SamplePNG.chunk("tEXt", [1]) + bytes[8...])
    #expect(damage(late) == "a.jpg, byte 8: the PNG file does not begin with a header chunk")
  }

  @Test(arguments: [
    (20_001, 1, "byte 16: the picture has 20001×1 pixels; at most 40 megapixels and 20000 along a side are read"),
    (8_000, 8_000, "byte 16: the picture has 8000×8000 pixels; at most 40 megapixels and 20000 along a side are read"),
    (Int(UInt32.max), Int(UInt32.max), "byte 16: the picture has 4294967295×4294967295 pixels; at most 40 megapix"),
    (0, 5, "byte 16: the picture has no pixels: 0×5"),
    (6_000, 6_000, "byte 0: the PNG file cannot be decoded: "),
  ])
  func aSizeThatLies(width: Int, height: Int, expected: String) throws {
    let png = SamplePNG(width: width, height: height, rows: [[1, 2, 3]])
    #expect(try #require(damage(png.bytes)).hasPrefix("a.jpg, " + expected))
  }

  /// Flips in the file meet its checksums; flips in the stream and in the header, with checksums of their own, go
  /// further.
  @Test func flippedBytesAreThePictureOrDamage() throws {
    let png = SamplePNG(
      width: 3, height: 2, type: .palette, rows: [[0, 1, 2], [2, 1, 0]],
      extra: [("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("tRNS", [255, 100])])
    var opaque = png
    opaque.extra.removeLast()
    // libpng leaves out a transparency whose checksum is wrong.
    let pictures = try [png, opaque].map { try PictureFile($0.bytes, path: "").decoded() }
    let files = FlippedFiles(of: png.bytes)
    #expect(files.damages > 1000 && files.pictures.allSatisfy(pictures.contains))
    let plain = SamplePNG(width: 1, height: 2, rows: [[1, 2, 3], [4, 5, 6]])
    let streams = FlippedFiles(of: SamplePNG.stored([0, 1, 2, 3, 0, 4, 5, 6])) { stream in
      SamplePNG(width: 1, height: 2, rows: []).file(stream: stream)
    }
    let undamaged = try PictureFile(plain.bytes, path: "").decoded()
    #expect(streams.damages > 1000 && streams.pictures.allSatisfy { $0 == undamaged })
    let headers = FlippedFiles(of: SamplePNG.number(3) + SamplePNG.number(2) + [8, 3, 0, 0, 0]) { header in
      Array(png.bytes[..<8]) + SamplePNG.chunk("IHDR", header) + Array(png.bytes[33...])
    }
    #expect(headers.damages > 500)
  }
}
