/// Turns pictures of a split into the numbers that a network takes.
///
/// The same seed, epoch and index give the same picture, in whatever order and batch they come.
package struct InputPipeline: Sendable {
  private let steps: [Augmentation]
  /// How many first steps do the same every time, on bytes.
  private let fixed: Int
  private let kept = KeptPictures()
  private let tables: ChannelTables

  /// Without `normalize` bytes become 0…1.
  ///
  /// - Parameters:
  ///   - training: where means and deviations are measured.
  ///   - takesTraining: whether these pictures go through it too.
  /// - Throws: where a step does not fit their sizes.
  package init(
    _ steps: [Augmentation], measuredOn training: ImageSet, takesTraining: Bool = true
  ) throws(LearningError) {
    self.steps = steps
    fixed = steps.prefix { type(of: $0.step).isFixed }.count
    let measured = ChannelStatistics(of: training)
    let normalize = steps.lazy.compactMap { $0.step as? Normalize }.first
    tables = ChannelTables(
      measured: measured,
      normalization: normalize.map { $0.given ?? measured }
        ?? ChannelStatistics(mean: [0, 0, 0], deviation: [1, 1, 1]))
    for extent in Set(takesTraining ? training.extents : []) { _ = try outputExtent(of: extent) }
  }

  /// The steps that also test pictures go through where a chapter names none: `normalize`.
  package static func forEvaluation(_ steps: [Augmentation]) -> [Augmentation] {
    steps.filter { $0.name == Normalize.name }
  }

  package func outputExtent(of extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    try steps.extent(after: extent)
  }

  /// Writes N×3×H×W numbers.
  ///
  /// - Throws: where a picture has to be read, and cannot be.
  package func prepare(
    _ indices: ArraySlice<Int>, of set: ImageSet, seed: UInt64, epoch: Int, into target: UnsafeMutablePointer<Float>
  ) throws(LearningError) {
    var target = target
    var frame = Frame(tables)
    for index in indices {
      try pass(index, of: set, seed: seed, epoch: epoch, through: &frame)
      frame.write(to: target)
      target += 3 * frame.extent.height * frame.extent.width
    }
  }

  /// The prepared picture as bytes again, for people to look at.
  ///
  /// - Throws: where it has to be read, and cannot be.
  package func picture(
    _ index: Int, of set: ImageSet, seed: UInt64, epoch: Int
  ) throws(LearningError) -> (ImageSet.Extent, [UInt8]) {
    var frame = Frame(tables)
    try pass(index, of: set, seed: seed, epoch: epoch, through: &frame)
    return (frame.extent, frame.picture)
  }

  private func pass(
    _ index: Int, of set: ImageSet, seed: UInt64, epoch: Int, through frame: inout Frame
  ) throws(LearningError) {
    try begin(index, of: set, &frame)
    var stream = RandomStream(seed: seed, name: "augment", epoch, index)
    // A last `normalize` is left to the frame, which writes straight into the batch.
    for step in (steps.last?.name == Normalize.name ? steps.dropLast() : steps[...]).dropFirst(fixed) {
      step.step.apply(step.step.choose(for: frame.extent, from: &stream), to: &frame)
    }
  }

  /// The first steps, from what was kept where the picture would have to be read.
  private func begin(_ index: Int, of set: ImageSet, _ frame: inout Frame) throws(LearningError) {
    let place = fixed > 0 ? set.place(of: index) : nil
    if let picture = place.flatMap({ kept[$0.0] }) { return frame.load(picture) }
    try frame.load(index, of: set)
    for step in steps.prefix(fixed) { step.step.apply(.nothing, to: &frame) }
    if let place { kept.keep(frame.kept, of: place.0, in: place.source) }
  }
}
