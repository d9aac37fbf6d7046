import Foundation
import Testing

@testable import Experiments
@testable import Learning

@Suite struct RecordedPictureTests {
  static func picture(_ width: Int, _ height: Int, _ value: (_ x: Int, _ y: Int, _ c: Int) -> Int) -> RecordedPicture {
    var planes: [UInt8] = []
    for c in 0..<3 { for y in 0..<height { for x in 0..<width { planes.append(UInt8(value(x, y, c))) } } }
    return RecordedPicture(index: 4, truth: 2, extent: .init(height: height, width: width), planes: planes)
  }

  @Test func smallPicturesAreKeptAsTheyAre() {
    let picture = RecordedPictureTests.picture(3, 2) { x, y, c in 100 * c + 10 * y + x }
    #expect((picture.width, picture.height, picture.index, picture.truth) == (3, 2, 4, 2))
    #expect(Array(picture.pixels.prefix(6)) == [0, 100, 200, 1, 101, 201])
    #expect(Array(picture.pixels.suffix(3)) == [12, 112, 212])
  }

  @Test(arguments: [
    (1, 1, 1, 1), (96, 96, 96, 96), (97, 97, 48, 48), (192, 96, 96, 48), (193, 100, 64, 33), (1000, 1, 90, 1),
    (1, 1000, 1, 90), (1000, 5, 90, 1), (1000, 15, 90, 1), (500, 375, 83, 62), (4000, 3000, 95, 71),
  ])
  func largePicturesAreMadeSmaller(width: Int, height: Int, newWidth: Int, newHeight: Int) {
    let picture = RecordedPictureTests.picture(width, height) { _, _, c in [9, 130, 255][c] }
    #expect((picture.width, picture.height) == (newWidth, newHeight))
    #expect(max(picture.width, picture.height) <= RecordedPicture.largestSide)
    let expected = Data((0..<newWidth * newHeight).flatMap { _ in [9, 130, 255] as [UInt8] })
    #expect(picture.pixels == expected)
  }

  @Test func everyPixelIsTheMeanOfThoseItStandsFor() {
    // 193 columns become 64 of three; the last one is left out.
    let picture = RecordedPictureTests.picture(193, 3) { x, y, c in c == 0 ? (x % 3) * 90 + y : x }
    #expect((picture.width, picture.height) == (64, 1))
    #expect((0..<64).allSatisfy { picture.pixels[$0 * 3] == 91 })
    #expect((0..<64).allSatisfy { Int(picture.pixels[$0 * 3 + 1]) == $0 * 3 + 1 })
  }

  @Test func aPictureOfASetIsFoundAmongOthers() throws {
    let extents = [ImageSet.Extent(height: 1, width: 2), .init(height: 2, width: 1), .init(height: 1, width: 1)]
    let set = ImageSet(extents: extents, pixels: (0..<15).map { UInt8($0) }, labels: [5, 6, 7])
    let picture = try RecordedPicture(1, of: set)
    #expect((picture.index, picture.truth, picture.width, picture.height) == (1, 6, 1, 2))
    #expect(Array(picture.pixels) == [6, 8, 10, 7, 9, 11])
  }
}
