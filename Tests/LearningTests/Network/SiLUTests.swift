import Foundation
import Testing

@testable import Learning

extension SiLU: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    func sigma(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    return (
      network.map(x) { $1 * sigma($1) },
      { dy in
        network.map(dy) { i, g in
          let (x, s) = (x.values[i], sigma(x.values[i]))
          return g * (s + x * s * (1 - s))
        }
      }
    )
  }
}

/// What `LayerTests` leaves open: whether the definition is SiLU, forward and backward.
@Suite struct SiLUTests {
  static let places: [Float] = [-100, -20, -1, -0.5, 0, 0.25, 1, 20]

  /// Of math.exp in Python.
  static let values = [
    -3.720075976020836e-42, -4.122307236380407e-08, -0.2689414213699951, -0.1887703343990727, 0, 0.14054412522144952,
    0.7310585786300049, 19.999999958776925,
  ]

  @Test func valuesAreTheKnownOnes() throws {
    let input = Shape(channels: SiLUTests.places.count, height: 1, width: 1)
    let network = try Network(.silu, input: input, precision: .float32, threads: 1, seed: 1)
    let found = try network.program(batch: 1, keepsGradients: false).forward(SiLUTests.places, training: false)
    for (k, value) in SiLUTests.values.enumerated() {
      #expect(abs(Double(found[k]) - value) <= 1e-6 * max(abs(value), 1e-3), "at \(SiLUTests.places[k])")
    }
  }

  @Test func gradientIsTheSlope() {
    let network = ReferenceNetwork(weights: [:], training: true)
    let places = SiLUTests.places.map(Double.init)
    func value(_ x: [Double]) -> [Double] { network.run(.silu, Volume(1, x.count, 1, 1, x)).0.values }
    let ones = Volume(1, places.count, 1, 1, places.map { _ in 1 })
    let slopes = network.run(.silu, Volume(1, places.count, 1, 1, places)).1(ones).values
    let (up, down) = (value(places.map { $0 + 1e-5 }), value(places.map { $0 - 1e-5 }))
    for k in places.indices { #expect(abs(slopes[k] - (up[k] - down[k]) / 2e-5) <= 1e-8, "at \(places[k])") }
  }
}
