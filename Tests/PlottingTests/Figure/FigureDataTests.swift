import ProcessorTime
import Testing

@testable import Plotting

/// Rows of a figure's data are written one by one.
@Suite struct FigureDataTests {
  @Test func partsFollowEachOther() {
    let data = FigureData(columns: ["part", "place"], counts: [2, 0, 3]) { ["\($0)", "\($1)"] }
    #expect(data.count == 5)
    #expect(data.rows == [["0", "0"], ["0", "1"], ["2", "0"], ["2", "1"], ["2", "2"]])
  }

  /// A page shows some sixty rows of a million steps, and waits for no others.
  @Test func aRowOfAMillionIsFoundAtOnce() {
    let rates = (0..<1_000_000).map { Double($0 + 1) * 1e-7 }
    let figure = PolicyFigure(policies: [RateCurve(name: "long", slot: 0, learningRates: rates, stepsPerEpoch: 100)])
    let time = ProcessorTime.measure {
      let data = figure.data
      #expect(data.count == 1_000_000 && data.row(999_999) == ["long", "999999", "10,000", "0.1", ""])
    }
    #expect(time < .seconds(1))
  }
}
