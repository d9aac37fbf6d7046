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

  var hasTest: Bool { seeds.contains { $0.contains { $0.test?.isFinite ?? false } } }

  /// Mean and range over the seeds, epoch by epoch; NaN where no seed has a number.
  func summary(_ side: Side, along axis: CurveAxis) -> [SeedSummary] {
    (0..<(seeds.map(\.count).max() ?? 0)).compactMap { index in
      let points = seeds.compactMap { index < $0.count ? $0[index] : nil }
      let places = points.map(axis.position).filter(\.isFinite)
      guard !places.isEmpty else { return nil }
      let x = places.reduce(0, +) / Double(places.count)
      let values = points.compactMap { $0[keyPath: side] }.filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else {
        return SeedSummary(x: x, mean: .nan, low: .nan, high: .nan, count: 0)
      }
      // A seed that has ended leaves the mean of later epochs.
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
