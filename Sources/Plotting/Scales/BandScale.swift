/// Equal bands for names.
package struct BandScale: Sendable {
  package let count: Int
  package let range: (low: Double, high: Double)

  package init(_ count: Int, range: (low: Double, high: Double)) { (self.count, self.range) = (count, range) }

  package var bandWidth: Double { count == 0 ? 0 : (range.high - range.low) / Double(count) }

  package func start(_ index: Int) -> Double { range.low + Double(index) * bandWidth }

  package func middle(_ index: Int) -> Double { start(index) + bandWidth / 2 }
}
