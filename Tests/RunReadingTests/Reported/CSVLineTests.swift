import Settings
import Testing

@testable import RunReading

/// One line of cells; mistakes are in `EpochLogTests`.
@Suite struct CSVLineTests {
  @Test(
    arguments: [
      ("a,b", ["a", "b"]), ("", [""]), (",", ["", ""]), (" a b ,\t c", ["a b", "c"]), (#""a, b",c"#, ["a, b", "c"]),
      (#""she said ""no""" ,1"#, [#"she said "no""#, "1"]), (#""""#, [""]), (#"a"b,c"#, [#"a"b"#, "c"]),
    ] as [(String, [String])])
  func cellsAreTexts(line: String, expected: [String]) throws {
    let cells = try CSVLine.cells(of: line.unicodeScalars[...], at: SourceLocation(file: "a.csv"))
    #expect(cells.map(\.text) == expected)
  }

  @Test func everyCellHasItsPlace() throws {
    let place = SourceLocation(file: "a.csv", line: 3)
    let cells = try CSVLine.cells(of: #"ä, "b""c", d"#.unicodeScalars[...], at: place)
    #expect(cells.map(\.location.column) == [1, 4, 12] && cells.allSatisfy { $0.location.line == 3 })
  }
}
