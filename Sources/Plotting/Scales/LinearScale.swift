import Foundation

/// Equal distances for equal differences.
package struct LinearScale: Scale {
  /// How tick labels are written.
  package enum Format: Hashable, Sendable { case number, percent }

  package let domain: ClosedRange<Double>
  package let range: (low: Double, high: Double)
  package var format: Format
  /// Whether only whole numbers are marked, as for epochs.
  package var wholeNumbers: Bool

  /// A domain without extent is widened about its value.
  package init(
    _ domain: ClosedRange<Double>, range: (low: Double, high: Double) = (0, 1), format: Format = .number,
    wholeNumbers: Bool = false
  ) {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    if !low.isFinite || !high.isFinite || !(high - low).isFinite {
      self.domain = 0...1
    } else if high - low <= max(abs(low), abs(high)) * 1e-9 {
      let pad = wholeNumbers ? 1 : max(abs(low) * 0.1, low == 0 ? 1 : 0)
      self.domain = (low - pad)...(high + pad)
    } else {
      self.domain = domain
    }
    (self.range, self.format, self.wholeNumbers) = (range, format, wholeNumbers)
  }

  package func position(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return range.low + share * (range.high - range.low)
  }

  package func ticks(about count: Int) -> Ticks {
    let step = step(about: count)
    let slack = step * 1e-6
    var ticks: [Ticks.Tick] = []
    var index = ((domain.lowerBound - slack) / step).rounded(.up)
    while index * step <= domain.upperBound + slack {
      ticks.append(.init(index * step, label(index * step, step: step)))
      index += 1
    }
    return Ticks(major: ticks)
  }

  /// The domain widened to whole steps of about `count` ticks.
  package func nice(about count: Int) -> LinearScale {
    let step = step(about: count)
    let low = (domain.lowerBound / step + 1e-6).rounded(.down) * step
    let high = (domain.upperBound / step - 1e-6).rounded(.up) * step
    return LinearScale(low...high, range: range, format: format, wholeNumbers: wholeNumbers)
  }

  /// 1, 2 or 5 times a power of ten, whichever comes closest to the wanted number of ticks.
  private func step(about count: Int) -> Double {
    let span = domain.upperBound - domain.lowerBound
    let wanted = Double(max(count, 1))
    let power = pow(10, floor(log10(span / wanted)))
    let candidates = [power, 2 * power, 5 * power, 10 * power].filter { !wholeNumbers || $0 >= 0.999 }
    return candidates.min { abs(span / $0 - wanted) < abs(span / $1 - wanted) } ?? 1
  }

  private func label(_ value: Double, step: Double) -> String {
    let shown = format == .percent ? value * 100 : value
    let shownStep = format == .percent ? step * 100 : step
    let largest = max(abs(domain.lowerBound), abs(domain.upperBound))
    if format == .number, shownStep < 1e-4 || largest >= 1e7 { return NumberText.significant(shown) }
    return NumberText.fixed(shown, max(0, -Int(floor(log10(shownStep) + 1e-9))))
  }
}
