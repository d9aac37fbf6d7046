/// Whether this processor's kernels compute what their definition says, without a training.
package enum EngineCheck {
  /// Makes ResNet-9 as trainings do, which compares each of its kernels once.
  ///
  /// - Returns: kernels that are wrong here, with what computes instead; none where all are right.
  package static func replacements(threads: Int) throws(LearningError) -> [String] {
    let network = try Network(
      ResNet9().layer(classes: 10), input: Shape(channels: 3, height: 32, width: 32), precision: .automatic,
      threads: threads, seed: 1)
    return network.replacements
  }
}
