import Foundation
import Learning

/// A training that can go on as if it had never stopped.
struct Checkpoint: Sendable {
  /// What has been recorded so far, beside the weights.
  struct Progress: Codable, Sendable {
    var step: Int
    var schedule: ScheduleState
    var steps: StepLog
    var epochs: [EpochResult]
    /// Seconds of training after each finished epoch, and since the last one.
    var training: [Double]
    var unfinished: Double
    var testing: Double
    /// Seconds in which checkpoints were written before this one.
    var checkpoints = 0.0
    var provenance: Provenance
    /// nil where the plan has none.
    var evaluations: [StepEvaluation]?
  }

  static let metadataName = "cyclopedia.progress"

  var progress: Progress
  /// `weights/<name>` with running statistics, and what the optimizer keeps, `momentum/<name>`.
  var tensors: [String: Tensor]

  var state: TrainingState { TrainingState(step: progress.step, schedule: progress.schedule, tensors: tensors) }

  func fileBytes() throws -> Data {
    try Safetensors.bytes(of: tensors, metadata: [Self.metadataName: try CanonicalJSON.text(progress)])
  }

  init(progress: Progress, tensors: [String: Tensor]) { (self.progress, self.tensors) = (progress, tensors) }

  init(_ bytes: Data, source: String) throws(LearningError) {
    let content = try Safetensors.read(bytes, source: source)
    guard let text = content.metadata[Self.metadataName],
      let progress = try? CanonicalJSON.value(Progress.self, from: Data(text.utf8))
    else { throw LearningError("read \(source)", "it was written by another version of Cyclopedia") }
    self.progress = progress
    tensors = content.tensors
  }
}
