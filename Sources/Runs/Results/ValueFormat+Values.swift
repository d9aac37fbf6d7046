import Experiments
import Foundation
import Plotting

extension ValueFormat {
  /// A value over seeds prints its mean with half the width of its 95 % interval, or its range, and n.
  /// What others reported says so.
  package static func text(_ value: ResultValue, _ format: ValueFormat?) -> String {
    measured(value, format) + (value.isReported ? " (reported)" : "")
  }

  private static func measured(_ value: ResultValue, _ wanted: ValueFormat?) -> String {
    guard case .numbers(let numbers, let unit, let mean) = value.content else {
      if case .text(let text) = value.content { return text }
      return ""
    }
    let format = format(wanted, unit)
    guard let number = value.number else { return "no value" }
    if unit == .probability, format.kind == .fixed { return NumberFormat.pValue(number, decimals: format.digits ?? 2) }
    let shown = format.text(number)
    if wanted?.kind == .points { return shown }
    if value.interval != nil { return difference(value, number, format, wanted?.digits) }
    // Counts that every seed agrees on are one number.
    let of = value.absent == 0 ? "" : " of \(numbers.count + value.absent) seeds"
    let count = "n\u{a0}=\u{a0}\(numbers.count)\(of)"
    guard numbers.count > 1, Set(numbers).count > 1 else {
      if let spread = wanted?.kind.spread {
        return "\(shown) (\(numbers.count > 1 ? "of every seed" : "no \(spread) of one seed"), \(count))"
      }
      return of.isEmpty ? shown : "\(shown) (\(count))"
    }
    if mean == .geometric { return "\(shown) (\(geometric(numbers, format, wanted)), \(count))" }
    let estimate = MeanEstimate(numbers)
    guard let half = estimate.halfWidth, let deviation = estimate.deviation else { return shown }
    // What the author says of digits goes before what the spread says.
    func text(_ value: Double, beside spread: Double, of whole: Double? = nil) -> String {
      format.text(value, of: whole, spread: wanted?.digits == nil ? spread : nil)
    }
    switch wanted?.kind {
    case .sd?:
      let width = text(deviation, beside: deviation, of: number).trimmingPrefix("+")
      return "\(text(number, beside: deviation)) (standard deviation \(width), \(count))"
    case .ci?:
      let (low, high) = (text(number - half, beside: half), text(number + half, beside: half))
      return "\(text(number, beside: half)) (95\u{a0}% interval \(low) to \(high), \(count))"
    default: break
    }
    let printed = text(number, beside: half)
    let plain = printed.hasSuffix("\u{a0}%") ? String(printed.dropLast(2)) : printed
    return "\(plain) ±\u{a0}\(text(half, beside: half, of: number).trimmingPrefix("+")) (\(count))"
  }

  /// What stands beside a geometric mean: the lowest and the highest value, or what Student's t says of logarithms.
  private static func geometric(_ numbers: [Double], _ format: ValueFormat, _ wanted: ValueFormat?) -> String {
    let logarithms = MeanEstimate(numbers.map { log($0) })
    switch wanted?.kind {
    case .ci?:
      guard let interval = logarithms.interval else { break }
      return "95\u{a0}% interval \(format.text(exp(interval.lowerBound))) to \(format.text(exp(interval.upperBound)))"
    case .sd?:
      guard let deviation = logarithms.deviation else { break }
      return "geometric standard deviation \(NumberText.significant(exp(deviation)))"
    default: break
    }
    return "\(format.text(numbers.min() ?? .nan)) to \(format.text(numbers.max() ?? .nan))"
  }

  /// A difference with its interval.
  private static func difference(
    _ value: ResultValue, _ number: Double, _ format: ValueFormat, _ digits: Int?
  ) -> String {
    guard let interval = value.interval else { return format.text(number) }
    let isPoints = format.kind == .points
    guard digits == nil, isPoints || format == standard(.plain) else {
      let unit = isPoints ? " points" : ""
      let ends = [interval.lowerBound, interval.upperBound].map { format.text($0).replacing(unit, with: "") }
      return "\(format.text(number)) (95\u{a0}% interval \(ends[0]) to \(ends[1]))"
    }
    let text = DifferenceText(number, interval, scale: isPoints ? 100 : 1, atMost: value.decimals ?? 3)
    return "\(text.mean)\(isPoints ? " points" : "") (95\u{a0}% interval \(text.interval ?? ""))"
  }
}

extension ValueFormat.Kind {
  /// What it says of the seeds beside their mean.
  fileprivate var spread: String? {
    switch self {
    case .sd: "standard deviation"
    case .ci: "interval"
    default: nil
    }
  }
}
