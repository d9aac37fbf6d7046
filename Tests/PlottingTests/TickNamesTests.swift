import Testing

@testable import Plotting

@Suite struct TickNamesTests {
  /// Ticks in a crowd, at both ends of the room, and at one place.
  @Test(arguments: [
    [100, 104, 109, 130], [2, 4, 6], [290, 294, 297, 299], [0, 300], [150, 150.5, 151, 151.5, 152, 152.5],
    [10, 60, 110, 160, 210, 260], [0, 1, 299, 300],
  ])
  func noTickPassesAName(places: [Double]) {
    let names = TickNames(
      places.map { TickNames.Item(text: "rule \($0)", x: $0, width: 70) }, in: 0...300)
    #expect(names.items.count == places.count)
    for one in names.items {
      #expect(one.left >= 0 && one.left + one.width <= 300)
      #expect(one.left - 3 <= one.x && one.x <= one.left + one.width + 3, "a name stands at its tick")
      for other in names.items where other.text != one.text {
        let covers = one.left < other.x && other.x < one.left + one.width
        #expect(!covers || one.lane > other.lane, "the tick of \(other.text) passes \(one.text)")
        let overlaps = one.left < other.left + other.width && other.left < one.left + one.width
        #expect(!overlaps || one.lane != other.lane, "\(one.text) stands on \(other.text)")
      }
    }
  }

  @Test func namesThatFitNowhereAreLeftOut() {
    let names = TickNames(
      [.init(text: "wide", x: 10, width: 400), .init(text: "narrow", x: 20, width: 40)], in: 0...300)
    #expect(names.items.map(\.text) == ["narrow"])
    #expect(TickNames([], in: 0...300).laneCount == 0)
  }
}
