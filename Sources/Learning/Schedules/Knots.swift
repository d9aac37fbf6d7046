import Settings

/// Points that a value goes through in straight lines, `[[0, 0.1], [5, 0.4], [24, 0]]`.
package struct Knots: Hashable, Codable, Sendable {
  /// What positions count.
  package enum Unit: String, Hashable, Codable, Sendable, CaseIterable { case steps, epochs, share }

  package struct Knot: Hashable, Codable, Sendable {
    package var position: Double
    package var value: Double

    package init(_ position: Double, _ value: Double) { (self.position, self.value) = (position, value) }

    package init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      self.init(try pair.decode(Double.self), try pair.decode(Double.self))
    }

    package func encode(to encoder: any Encoder) throws {
      var pair = encoder.unkeyedContainer()
      try pair.encode(position)
      try pair.encode(value)
    }
  }

  /// By ascending position; at least one.
  package var list: [Knot]

  package init(_ list: [Knot]) {
    precondition(!list.isEmpty, "no knots")
    self.list = list
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    list = try container.decode([Knot].self)
    guard !list.isEmpty else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no knots")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(list)
  }

  /// The positions as counts of steps; whole ones, but for shares.
  func places(_ unit: Unit, _ length: RunLength) -> [Double] {
    list.map { knot in
      switch unit {
      case .steps: knot.position
      case .epochs: length.exactSteps(in: .epochs(knot.position))
      case .share: length.exactSteps(in: .share(knot.position))
      }
    }
  }

  /// The value at a place; the first one before all knots, the last one after them.
  func value(at place: Double, _ unit: Unit, _ length: RunLength) -> Double {
    let places = places(unit, length)
    guard let next = places.firstIndex(where: { place <= $0 }) else { return list[list.count - 1].value }
    guard next > 0, place < places[next] else { return list[next].value }
    let way = (place - places[next - 1]) / (places[next] - places[next - 1])
    return list[next - 1].value + (list[next].value - list[next - 1].value) * way
  }
}

/// `[0: 0.1, 5: 0.4]`
extension Knots: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral pairs: (Double, Double)...) { self.init(pairs.map { Knot($0, $1) }) }
}
