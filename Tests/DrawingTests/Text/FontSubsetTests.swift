import Drawing
import Foundation
import Plotting
import Testing

@Suite struct FontSubsetTests {
  @Test(arguments: Font.Family.allCases)
  func aSubsetIsSmallAndAlwaysTheSame(family: Font.Family) throws {
    let characters = Set("Learning rate 0123456789".unicodeScalars)
    let bytes = try FontSubset.make(family: family, characters: characters)
    #expect(bytes == (try FontSubset.make(family: family, characters: characters)))
    let whole = try Data(contentsOf: URL(filePath: FontFile(family).path)).count
    #expect(bytes.count < whole / 4)
    #expect([[0, 1, 0, 0], Array("OTTO".utf8)].contains(Array(bytes.prefix(4))))
  }

  @Test func italicsAndWeightsDiffer() throws {
    let characters = Set("abc".unicodeScalars)
    let faces = [
      try FontSubset.make(family: .serif, characters: characters),
      try FontSubset.make(family: .serif, italic: true, characters: characters),
      try FontSubset.make(family: .serif, weight: .bold, characters: characters),
    ]
    #expect(Set(faces).count == 3)
  }
}
