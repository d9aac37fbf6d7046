import Foundation

/// Equal distances for equal differences.
package struct LinearScale: Scale {
  /// How tick labels are written.
  package enum Format: Hashable, Sendable { case number, percent }

  package private(set) var domain: ClosedRange<Double>
  package let range: (low: Double, high: Double)
  package var format: Format
  /// Whether only whole numbers are marked, as for epochs; fractions too where there are not two of them.
  package var wholeNumbers: Bool

  /// A domain without extent is widened about its value; beyond ±10³⁰⁵ it ends, so that its width is a number, also in
  /// per cent.
  package init(
    _ domain: ClosedRange<Double>, range: (low: Double, high: Double) = (0, 1), format: Format = .number,
    wholeNumbers: Bool = false
  ) {
    let low = min(max(domain.lowerBound, -1e305), 1e305)
    let high = min(max(domain.upperBound, -1e305), 1e305)
    if high - low <= max(max(abs(low), abs(high)) * 1e-9, 1e-307) {
      let tenth = abs(low) * 0.1
      // Neighbors of a whole number are whole, as long as doubles tell them apart.
      let pad = tenth < 1e-304 || wholeNumbers && tenth < 1e14 ? 1 : tenth
      self.domain = (low - pad)...(high + pad)
    } else {
      self.domain = low...high
    }
    (self.range, self.format, self.wholeNumbers) = (range, format, wholeNumbers)
  }

  package func position(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    return place((value - domain.lowerBound) / (domain.upperBound - domain.lowerBound))
  }

  package func ticks(about count: Int) -> Ticks {
    let ticks = ticks(every: step(about: count))
    // A single number makes no scale.
    return Ticks(major: ticks.count > 1 ? ticks : self.ticks(every: step(about: max(count + 2, 4))))
  }

  private func ticks(every step: Double) -> [Ticks.Tick] {
    let slack = step * 1e-6
    var ticks: [Ticks.Tick] = []
    var index = ((domain.lowerBound - slack) / step).rounded(.up)
    while index * step <= domain.upperBound + slack {
      ticks.append(.init(index * step, label(index * step, step: step)))
      index += 1
    }
    return ticks
  }

  /// The domain widened to whole steps of about `count` ticks.
  package func nice(about count: Int) -> LinearScale {
    let step = step(about: count)
    let low = (domain.lowerBound / step + 1e-6).rounded(.down) * step
    let high = (domain.upperBound / step - 1e-6).rounded(.up) * step
    var nice = self
    nice.domain = low...high
    return nice
  }

  /// 1, 2 or 5 times a power of ten, whichever comes closest to the wanted number of ticks.
  private func step(about count: Int) -> Double {
    let span = domain.upperBound - domain.lowerBound
    let wanted = Double(max(count, 1))
    let power = pow(10, floor(log10(span / wanted)))
    let isWhole = wholeNumbers && domain.lowerBound.rounded(.up) < domain.upperBound.rounded(.down)
    let candidates = [power, 2 * power, 5 * power, 10 * power].filter { !isWhole || $0 >= 0.999 }
    return candidates.min { abs(span / $0 - wanted) < abs(span / $1 - wanted) } ?? 1
  }

  private func label(_ value: Double, step: Double) -> String {
    let shown = format == .percent ? value * 100 : value
    let shownStep = format == .percent ? step * 100 : step
    let largest = max(abs(domain.lowerBound), abs(domain.upperBound)) * (format == .percent ? 100 : 1)
    let place = Int(floor(log10(shownStep) + 1e-9))
    guard shownStep < 1e-4 || largest >= 1e7 else { return NumberText.fixed(shown, max(0, -place)) }
    // Down to the step's digit, so that no two ticks are called alike.
    return NumberText.significant(shown, max(3, Int(floor(log10(largest) + 1e-9)) - place + 1))
  }
}
