/// Turns pictures of a split into the numbers that a network takes.
///
/// The same seed, epoch and index give the same picture, in whatever order and batch they come.
package struct Preparation: Sendable {
  private let steps: [Augmentation]
  private let measured: ChannelStatistics
  private let tables: [[Float]]

  /// - Parameter training: where means and deviations are measured.
  /// - Throws: where a step does not fit the pictures' sizes.
  package init(_ steps: [Augmentation], measuredOn training: ImageSet) throws(LearningError) {
    self.steps = steps
    let measured = ChannelStatistics(of: training)
    self.measured = measured
    let normalize = steps.lazy.compactMap { $0.step as? Normalize }.first
    // Without `normalize` bytes become 0…1.
    let statistics =
      normalize.map { $0.given ?? measured } ?? ChannelStatistics(mean: [0, 0, 0], deviation: [1, 1, 1])
    tables = Normalize.tables(statistics)
    for extent in Set(training.extents) { _ = try outputExtent(of: extent) }
  }

  /// The steps that also test pictures go through where a chapter names none: `normalize`.
  package static func forEvaluation(_ steps: [Augmentation]) -> [Augmentation] {
    steps.filter { $0.name == Normalize.name }
  }

  package func outputExtent(of extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    var extent = extent
    for step in steps { extent = try step.step.extent(after: extent) }
    return extent
  }

  /// Writes N×3×H×W numbers.
  package func prepare(
    _ indices: ArraySlice<Int>, of set: ImageSet, seed: UInt64, epoch: Int, into target: UnsafeMutablePointer<Float>
  ) {
    var target = target
    for index in indices {
      let frame = self.frame(index, of: set, seed: seed, epoch: epoch)
      let count = 3 * frame.extent.height * frame.extent.width
      if frame.isNormalized {
        for place in 0..<count { target[place] = frame.numbers[place] }
      } else {
        let plane = count / 3
        for c in 0..<3 {
          tables[c].withUnsafeBufferPointer { table in
            frame.bytes.withUnsafeBufferPointer { bytes in
              for place in c * plane..<(c + 1) * plane { target[place] = table[Int(bytes[place])] }
            }
          }
        }
      }
      target += count
    }
  }

  /// The prepared picture as bytes again, for people to look at.
  package func picture(_ index: Int, of set: ImageSet, seed: UInt64, epoch: Int) -> (ImageSet.Extent, [UInt8]) {
    let frame = self.frame(index, of: set, seed: seed, epoch: epoch)
    guard frame.isNormalized else { return (frame.extent, frame.bytes) }
    let plane = frame.extent.height * frame.extent.width
    let bytes = frame.numbers.enumerated().map { place, number in
      let table = tables[place / plane]
      let share = (number - table[0]) / (table[255] - table[0])
      return UInt8(max(0, min(255, (share * 255).rounded())))
    }
    return (frame.extent, bytes)
  }

  private func frame(_ index: Int, of set: ImageSet, seed: UInt64, epoch: Int) -> Frame {
    let extent = set.extents[index]
    let start = set.offsets[index]
    var frame = Frame(extent: extent, bytes: Array(set.pixels[start..<start + 3 * extent.height * extent.width]))
    var stream = RandomStream(seed: seed, name: "augment", epoch, index)
    // A last `normalize` is left to the tables, which write straight into the batch.
    let last = steps.last?.name == Normalize.name ? steps.count - 1 : steps.count
    for step in steps[..<last] {
      let choice = step.step.choose(for: frame.extent, from: &stream)
      step.step.apply(choice, to: &frame, measured: measured)
    }
    return frame
  }
}
