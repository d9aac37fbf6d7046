import Drawing
import Plotting
import Testing

@Suite struct PangoMeasurerTests {
  @Test func widthsGrowInProportionToTheSize() throws {
    let measurer = try PangoMeasurer()
    for family in Font.Family.allCases {
      let small = measurer.measure("learning rate 0.125", Font(family, 8)).width
      let large = measurer.measure("learning rate 0.125", Font(family, 80)).width
      #expect(abs(large / small - 10) < 0.01, "\(family)")
    }
  }

  @Test func tabularFiguresAreEquallyWide() throws {
    let measurer = try PangoMeasurer()
    let font = Font(.sans, 10, tabular: true)
    #expect(Set("0123456789".map { measurer.measure(String($0), font).width }).count == 1)
    let proportional = Font(.sans, 10)
    #expect(measurer.measure("1", proportional).width < measurer.measure("0", proportional).width)
  }

  @Test func lettersStayApartWhereLigaturesWouldJoinThem() throws {
    let measurer = try PangoMeasurer()
    let font = Font(.serif, 100)
    let joined = measurer.measure("fi", font).width
    let apart = measurer.measure("f\u{200c}i", font).width
    #expect(abs(joined - apart) < 1)
    let code = Font(.mono, 10)
    #expect(abs(measurer.measure("->", code).width - 2 * measurer.measure("x", code).width) < 0.05)
  }

  @Test func everyFaceOfTheHouseHasItsOwnFile() throws {
    var paths: Set<String> = []
    for family in Font.Family.allCases {
      for weight in [Font.Weight.regular, .bold] {
        for italic in [false, true] { paths.insert(try FontFile(family, weight: weight, italic: italic).path) }
      }
    }
    #expect(paths.count == 12)
  }

  @Test func aMissingFontNamesThePackage() {
    let error = DrawingError.missingFont(family: "Inter", package: "fonts-inter", found: "DejaVu Sans")
    #expect(
      error.description
        == "font Inter is not installed (DejaVu Sans would stand in for it); install package fonts-inter")
  }
}
