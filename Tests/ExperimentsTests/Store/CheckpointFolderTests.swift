import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

@Suite struct CheckpointFolderTests {
  static let key = RunKey(text: "abc")

  static func checkpoint(_ step: Int, weight: Float = 1) throws -> Checkpoint {
    let length = RunLength(steps: 100, stepsPerEpoch: 4)
    return Checkpoint(
      progress: .init(
        step: step, schedule: try Schedule(OneCyclePolicy(max: 0.1)).start(length),
        steps: SampleRecord.traces([2, .infinity]), epochs: try SampleRecord.finished().epochs, training: [1, 2],
        unfinished: 0.5, testing: 0.25,
        provenance: try Provenance(plan: SamplePlan.training(), threads: 2, kernels: [:])),
      tensors: [
        "weights/head.weight": Tensor(shape: [2, 2], values: [weight, -0.0, .leastNonzeroMagnitude, Float(step)]),
        "momentum/head.weight": Tensor(shape: [2, 2], values: [0, 1, 2, 3]),
      ])
  }

  static func steps(_ folder: TemporaryFolder) -> [Int] {
    folder.files.compactMap { name in
      let file = URL(filePath: name).lastPathComponent
      return file.hasSuffix(".safetensors") ? Int(file.prefix { $0 != "-" }) : nil
    }.sorted()
  }

  @Test func aCheckpointComesBackWhole() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let checkpoints = CheckpointFolder(folder.url)
    let saved = try CheckpointFolderTests.checkpoint(7)
    #expect(try checkpoints.latest(of: CheckpointFolderTests.key) == nil)
    try checkpoints.save(saved, of: CheckpointFolderTests.key)
    let read = try #require(try checkpoints.latest(of: CheckpointFolderTests.key))
    #expect(read.state == saved.state)
    #expect(try CanonicalJSON.text(read.progress) == CanonicalJSON.text(saved.progress))
    #expect(try checkpoints.latest(of: RunKey(text: "abd")) == nil)
  }

  @Test func theLastTwoAreKept() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let checkpoints = CheckpointFolder(folder.url)
    for step in [4, 8, 9, 12, 100] {
      try checkpoints.save(try CheckpointFolderTests.checkpoint(step), of: CheckpointFolderTests.key)
      #expect(checkpoints.latestStep(of: CheckpointFolderTests.key) == step)
    }
    #expect(CheckpointFolderTests.steps(folder) == [12, 100])
    checkpoints.remove(CheckpointFolderTests.key)
    #expect(checkpoints.latestStep(of: CheckpointFolderTests.key) == nil)
    #expect(folder.files == [])
  }

  /// What is saved last is kept, whatever lies there from a run that was given up.
  @Test func furtherOnesOfAGivenUpRunGiveWay() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let checkpoints = CheckpointFolder(folder.url)
    for step in [40, 44, 4, 8] {
      try checkpoints.save(try CheckpointFolderTests.checkpoint(step), of: CheckpointFolderTests.key)
      #expect(try checkpoints.latest(of: CheckpointFolderTests.key)?.progress.step == step)
    }
    #expect(CheckpointFolderTests.steps(folder) == [4, 8])
    // The same step, again.
    try checkpoints.save(try CheckpointFolderTests.checkpoint(8, weight: 2), of: CheckpointFolderTests.key)
    #expect(CheckpointFolderTests.steps(folder) == [4, 8])
    #expect(
      try checkpoints.latest(of: CheckpointFolderTests.key)?.tensors["weights/head.weight"]?.values.first == 2)
  }
}
