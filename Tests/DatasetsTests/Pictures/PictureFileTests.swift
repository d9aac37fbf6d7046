import Foundation
import Learning
import Testing

@testable import Datasets

/// The error's text, or nil where the bytes decode.
func damage(_ bytes: [UInt8], path: String = "a.jpg") -> String? {
  do throws(DatasetError) { _ = try PictureFile(bytes, path: path).decoded() } catch { return error.description }
  return nil
}

/// Decodes 1,500 copies with one to four changed bytes; a picture or damage must come out.
func survive(flipsOf bytes: [UInt8], within wrap: ([UInt8]) -> [UInt8] = { $0 }) throws {
  var stream = RandomStream(seed: 7, name: "flips", bytes.count)
  for _ in 0..<1500 {
    var copy = bytes
    for _ in 0...stream.below(4) { copy[stream.below(copy.count)] = UInt8(stream.below(256)) }
    do throws(DatasetError) {
      let file = try PictureFile(wrap(copy), path: "a")
      // A larger size is allowed, and slow to decode.
      guard file.width * file.height <= 100_000 else { continue }
      let picture = try file.decoded()
      #expect(picture.pixels.count == 3 * file.width * file.height)
    } catch {
      guard case .damaged("a", _, _) = error else {
        Issue.record("\(error)")
        continue
      }
    }
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
