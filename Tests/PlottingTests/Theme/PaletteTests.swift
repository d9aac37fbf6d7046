import Foundation
import Testing

@testable import Plotting

@Suite struct PaletteTests {
  /// WCAG 2.2's contrast ratio.
  static func contrast(_ a: Color.RGBA, _ b: Color.RGBA) -> Double {
    func luminance(_ c: Color.RGBA) -> Double {
      let linear = [c.red, c.green, c.blue].map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let values = [luminance(a), luminance(b)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  @Test(arguments: Paper.allCases) func textAndSeriesAreReadable(_ paper: Paper) {
    let ground = Palette.paper.on(paper)
    for color in Palette.series + [Palette.ink, Palette.muted] {
      #expect(PaletteTests.contrast(color.on(paper), ground) >= 4.5)
    }
    #expect(abs(PaletteTests.contrast(.init(0, 0, 0), .init(1, 1, 1)) - 21) < 1e-9)
  }

  @Test func slotsGoRound() {
    #expect(Palette.series(0) == Palette.series[0])
    #expect(Palette.series(7) == Palette.series[2])
    #expect(Palette.series(-1) == Palette.series[4])
    #expect(Set(Palette.series).count == 5)
  }
}
