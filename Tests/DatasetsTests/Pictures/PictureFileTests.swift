import Foundation
import Learning
import Testing

@testable import Datasets

/// The error's text, or nil where the bytes decode.
func damage(_ bytes: [UInt8], path: String = "a.jpg") -> String? {
  do throws(DatasetError) { _ = try PictureFile(bytes, path: path).decoded() } catch { return error.description }
  return nil
}

/// What 1,500 copies with one to four changed bytes come to.
struct FlippedFiles {
  private(set) var pictures: [DecodedPicture] = []
  private(set) var damages = 0

  /// Each is a picture of the size that it says, or damage at a byte of it, and the same when it is read again.
  init(of bytes: [UInt8], within wrap: ([UInt8]) -> [UInt8] = { $0 }) {
    var stream = RandomStream(seed: 7, name: "flips", bytes.count)
    for _ in 0..<1500 {
      var copy = bytes
      for _ in 0...stream.below(4) { copy[stream.below(copy.count)] = UInt8(stream.below(256)) }
      let whole = wrap(copy)
      let found = FlippedFiles.decoded(whole)
      switch found {
      case nil: continue
      case .success(let picture):
        pictures.append(picture)
        #expect(picture.pixels.count == 3 * picture.width * picture.height)
      case .failure(.damaged("a", let byte, let detail)):
        damages += 1
        #expect((0...whole.count).contains(byte) && !detail.isEmpty, "byte \(byte) of \(whole.count): \(detail)")
      case .failure(let error): Issue.record("\(error)")
      }
      #expect(FlippedFiles.decoded(whole) == found)
    }
  }

  /// nil where the picture is large: that is allowed, and slow to decode.
  private static func decoded(_ bytes: [UInt8]) -> Result<DecodedPicture, DatasetError>? {
    do throws(DatasetError) {
      let file = try PictureFile(bytes, path: "a")
      guard file.width * file.height <= 100_000 else { return nil }
      let picture = try file.decoded()
      #expect((picture.width, picture.height) == (file.width, file.height))
      return .success(picture)
    } catch { return .failure(error) }
  }
}

@Suite struct PictureFileTests {
  @Test(arguments: [
    ("", "x.png, byte 0: the file ends early; copy it again"),
    ("GIF89a", "x.png, byte 0: the content is neither JPEG nor PNG; convert the picture, or remove it"),
    ("\u{89}PNG", "x.png, byte 0: the content is neither JPEG nor PNG; convert the picture, or remove it"),
  ])
  func otherContentIsRefused(text: String, expected: String) {
    #expect(damage(Array(text.utf8), path: "x.png") == expected)
  }

  /// The name says nothing: cameras and browsers mix them up.
  @Test func theFormatIsToldByContent() throws {
    #expect(try PictureFile(SampleJPEG.color, path: "a.png").format == .jpeg)
    #expect(try PictureFile(SamplePNG.plain([1, 2, 3]), path: "a.jpg").format == .png)
  }

  @Test func largeFilesAreRefused() {
    let bytes = SampleJPEG.color + [UInt8](repeating: 0, count: PictureFile.largestFile)
    #expect(damage(bytes) == "a.jpg, byte 67108864: the file is larger than the 64 MiB that are read")
  }

  @Test func anAbsentFileIsNamed() {
    #expect(
      throws: DatasetError.damaged(
        path: "pictures/a.png", byte: 0, detail: "the file cannot be read; look at its permissions")
    ) { _ = try PictureFile(contentsOf: "/nowhere/a.png", name: "pictures/a.png") }
  }
}
