extension RunCurve {
  /// The seeds' values after one epoch.
  struct SeedSummary {
    var x: Double
    var mean: Double
    var low: Double
    var high: Double
    /// How many seeds have a number here.
    var count: Int
  }

  typealias Side = KeyPath<EpochPoint, Double?>

  var hasTrain: Bool { seeds.contains { $0.contains { $0.train?.isFinite ?? false } } }

  package var hasTest: Bool { seeds.contains { $0.contains { $0.test?.isFinite ?? false } } }

  /// Epochs that all seeds have; all there are where a seed came to no end, which is said beside the line.
  var common: Int { (ending == nil ? seeds.map(\.count).min() : nil) ?? epochs }

  /// Whether seeds went on after others had stopped.
  var isUneven: Bool { common < epochs }

  /// Mean and range over the seeds, epoch by epoch as far as all have them; NaN where no seed has a number.
  func summary(_ side: Side, along axis: CurveAxis) -> [SeedSummary] {
    (0..<common).compactMap { index in
      let points = seeds.compactMap { index < $0.count ? $0[index] : nil }
      let places = points.map(axis.position).filter(\.isFinite)
      guard !places.isEmpty else { return nil }
      let x = places.reduce(0, +) / Double(places.count)
      let values = points.compactMap { $0[keyPath: side] }.filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else {
        return SeedSummary(x: x, mean: .nan, low: .nan, high: .nan, count: 0)
      }
      // A seed that diverged leaves the mean of later epochs.
      return SeedSummary(
        x: x, mean: values.reduce(0, +) / Double(values.count), low: low, high: high, count: values.count)
    }
  }

  /// Mean over the seeds of each one's last number; nil where a seed did not come to its end, or to no number.
  func final(_ side: Side) -> Double? {
    guard ending == nil else { return nil }
    let values = seeds.compactMap { seed in seed.compactMap { $0[keyPath: side] }.last }
    guard let first = values.first, values.allSatisfy(\.isFinite) else { return nil }
    // The mean of equal numbers is that number, whatever their sum is rounded to.
    return values.allSatisfy { $0 == first } ? first : values.reduce(0, +) / Double(values.count)
  }

  var epochs: Int { seeds.map(\.count).max() ?? 0 }

  /// What a label adds to the name and the value.
  var remark: String {
    (seeds.count > 1 ? " (n\u{a0}=\u{a0}\(seeds.count))" : "") + (reported ? ", reported" : "")
      + (ending.map { ", \($0)" } ?? "")
  }
}
