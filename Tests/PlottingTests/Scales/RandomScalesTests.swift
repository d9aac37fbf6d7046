import Testing

@testable import Plotting

/// Whatever the data are, scales place them and mark a few values with words.
@Suite(.timeLimit(.minutes(60))) struct RandomScalesTests {
  /// Of all bit patterns, and of neighbors that are hard to tell apart.
  private static func domains(_ count: Int) -> [ClosedRange<Double>] {
    var random = RandomDoubles(seed: 20_261_130)
    return (0..<count).map { index in
      let one = random.number()
      var other = random.number()
      if index % 4 == 1 { other = one * (1 + random.number(of: 1e-12...0.1)) }
      if index % 4 == 2 { other = (0..<(index % 50)).reduce(one) { number, _ in number.nextUp } }
      if index % 4 == 3 { other = one + random.number(of: -1e3...1e3) }
      if one.isNaN || other.isNaN { return 0...1 }
      return min(one, other)...max(one, other)
    }
  }

  @Test func linearScalesAreTotal() {
    for domain in Self.domains(2_000 * RandomDoubles.times) {
      for (format, isWhole) in [(LinearScale.Format.number, false), (.number, true), (.percent, false)] {
        let scale = LinearScale(domain, range: (300, 10), format: format, wholeNumbers: isWhole)
        check(scale, [domain.lowerBound, domain.upperBound], "\(domain), \(format), whole: \(isWhole)")
        check(scale.nice(about: 4), [domain.lowerBound], "nice \(domain), \(format), whole: \(isWhole)")
      }
    }
  }

  @Test func logarithmicScalesAreTotal() {
    for domain in Self.domains(2_000 * RandomDoubles.times) {
      check(LogScale(domain, range: (10, 300)), [domain.lowerBound, domain.upperBound], "log \(domain)")
    }
  }

  private func check(_ scale: any Scale, _ values: [Double], _ name: String) {
    for value in values { #expect(scale.position(value)?.isFinite != false, "\(value) on \(name)") }
    for count in [1, 2, 5, 7] {
      let ticks = scale.ticks(about: count)
      let fault = Self.fault(ticks, scale, about: count)
      #expect(fault == nil, "\(fault ?? ""): \(name), about \(count): \(ticks.major.map(\.label))")
    }
  }

  /// What is wrong with the marks of a scale.
  private static func fault(_ ticks: Ticks, _ scale: any Scale, about count: Int) -> String? {
    let labels = ticks.major.map(\.label)
    if labels.count > 3 * count + 4 || ticks.minor.count > 800 { return "too many" }
    if labels.count < 2 { return "too few" }
    if Set(labels).count != labels.count { return "two are called alike" }
    if !labels.allSatisfy({ (1...24).contains($0.count) && !$0.contains("∞") && !$0.contains("a") }) { return "absurd" }
    let places = (ticks.major.map(\.value) + ticks.minor).map { scale.position($0) ?? .nan }
    let (low, high) = (min(scale.range.low, scale.range.high), max(scale.range.low, scale.range.high))
    if !places.allSatisfy({ $0 >= low - 0.01 && $0 <= high + 0.01 }) { return "beyond the axis" }
    let values = ticks.major.map(\.value)
    return zip(values, values.dropFirst()).allSatisfy(<) ? nil : "out of order"
  }
}
