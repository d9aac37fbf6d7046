import Foundation

/// Equal distances for equal ratios.
package struct LogScale: Scale {
  /// Both ends positive.
  package let domain: ClosedRange<Double>
  package let range: (low: Double, high: Double)

  /// What is not positive in the domain is left out; a domain without extent is widened about its value. Beyond 10^±300
  /// it ends, so that its ticks are numbers.
  package init(_ domain: ClosedRange<Double>, range: (low: Double, high: Double) = (0, 1)) {
    var (low, high) = (domain.lowerBound, domain.upperBound)
    if !high.isFinite || high <= 0 { (low, high) = (0.1, 10) }
    if !low.isFinite || low <= 0 { low = high / 1e6 }
    (low, high) = (min(max(low, 1e-300), 1e300), min(max(high, 1e-300), 1e300))
    if high / low < 1.000001 { (low, high) = (low / 2, high * 2) }
    self.domain = low...high
    self.range = range
  }

  package func position(_ value: Double) -> Double? {
    guard value.isFinite, value > 0 else { return nil }
    return place(share(value))
  }

  private func share(_ value: Double) -> Double {
    distance(domain.lowerBound, value) / distance(domain.lowerBound, domain.upperBound)
  }

  /// The logarithm of a ratio, also of one that is no double.
  private func distance(_ from: Double, _ to: Double) -> Double {
    let ratio = to / from
    return ratio.isNormal ? log(ratio) : log(to) - log(from)
  }

  /// Decades as powers of ten with minor ticks between them; where there are not two of them, 1, 2 and 5 of each.
  package func ticks(about count: Int) -> Ticks {
    let (first, last) = (log10(domain.lowerBound), log10(domain.upperBound))
    let exponents = Int(floor(first + 1e-9))...Int(ceil(last - 1e-9))
    if last - first < 1.7 { return fineTicks(exponents, about: count) }
    let widest = max(1, Int((Double(exponents.count) / Double(max(count, 1))).rounded(.up)))
    // A single number makes no scale.
    let steps = stride(from: widest, through: 1, by: -1)
    guard let step = steps.first(where: { decades(exponents, every: $0).count > 1 }) else {
      return fineTicks(exponents, about: count)
    }
    let major = decades(exponents, every: step)
    let minor = exponents.flatMap { exponent in
      step > 1 ? [pow(10, Double(exponent))] : (2...9).map { Double($0) * pow(10, Double(exponent)) }
    }
    return Ticks(
      major: major, minor: minor.filter { value in contains(value) && !major.contains { $0.value == value } })
  }

  private func decades(_ exponents: ClosedRange<Int>, every step: Int) -> [Ticks.Tick] {
    exponents.filter { $0.isMultiple(of: step) }.map { Ticks.Tick(pow(10, Double($0)), label($0)) }
      .filter { contains($0.value) }
  }

  private func fineTicks(_ exponents: ClosedRange<Int>, about count: Int) -> Ticks {
    for digits in [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]] {
      let values = exponents.flatMap { exponent in digits.map { Double($0) * pow(10, Double(exponent)) } }
      let shown = values.filter(contains)
      if (2...count + 2).contains(shown.count) {
        return Ticks(major: shown.map { .init($0, NumberText.significant($0)) })
      }
    }
    let linear = (max(count, 2)...max(count, 2) + 3).lazy.map { LinearScale(domain).ticks(about: $0).major }
    let two = linear.map { $0.filter { $0.value > 0 } }.first { $0.count > 1 }
    return Ticks(major: two ?? LinearScale(domain).ticks(about: count).major.filter { $0.value > 0 })
  }

  private func contains(_ value: Double) -> Bool { value.isFinite && (-1e-6...1.000_001).contains(share(value)) }

  private func label(_ exponent: Int) -> String {
    exponent == 0 ? "1" : exponent == 1 ? "10" : NumberText.power(exponent)
  }
}
