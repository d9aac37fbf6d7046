import Foundation
import Hashing
import Learning
import SampleFolders
import Testing

@testable import Experiments

/// Checkpoints that somebody wrote by hand, with a right checksum in their name.
@Suite struct ForgedCheckpointTests {
  private static let columns = "it is of another step than its columns"
  private static let epochs = "its epochs end at other steps"
  private static let times = "its times cannot be"

  static let forgeries: [Forgery<Checkpoint>] = [
    Forgery("a step behind the end", columns) { $0.progress.step = 1 << 40 },
    Forgery("an earlier step", columns) { $0.progress.step = 3 },
    Forgery("no steps", columns) { $0.progress.steps = StepLog() },
    Forgery("an endless loss", "its steps have numbers that cannot be") {
      $0.progress.steps = SampleRecord.traces([1, 1, 1, 1, 1, 1e200])
    },
    Forgery("no epoch", epochs) { $0.progress.epochs = [] },
    Forgery("an epoch within one", epochs) { $0.progress.epochs[0].step = 3 },
    Forgery("an epoch of no length", "its epochs have numbers that cannot be") { $0.progress.epochs[0].epoch = .nan },
    Forgery("no time", epochs) { $0.progress.training = [] },
    Forgery("an evaluation that nobody asked for", epochs) {
      $0.progress.evaluations = [StepEvaluation(step: 1, loss: 1, accuracy: 1)]
    },
    Forgery("a time before the beginning", times) { $0.progress.unfinished = -1 },
    Forgery("an endless time", times) { $0.progress.testing = 1e200 },
    Forgery("a long commit", "its provenance cannot be") {
      $0.progress.provenance.revision = BookRevision(commit: String(repeating: "x", count: 300), isDirty: nil)
    },
    Forgery("a schedule that is behind", "its schedule is another") {
      $0.progress.schedule = try Schedule(OneCyclePolicy(max: 0.1)).start($0.progress.schedule.length)
    },
    Forgery("a schedule of another rate", "its schedule is another") {
      $0.progress.schedule = try Schedule(OneCyclePolicy(max: 0.2)).start($0.progress.schedule.length)
      for _ in 0..<6 { _ = $0.progress.schedule.next() }
    },
    Forgery("weights that are missing", "") { $0.tensors = [:] },
    Forgery("weights of another shape", "") { checkpoint in
      checkpoint.tensors = checkpoint.tensors.mapValues { _ in Tensor(shape: [1], values: [1]) }
    },
    Forgery("other layers", "") { checkpoint in
      checkpoint.tensors = Dictionary(
        uniqueKeysWithValues: checkpoint.tensors.map { ($0.key + "x", $0.value) })
    },
    Forgery("kernels of no layer", "") { $0.progress.provenance.kernels = [:] },
  ]

  private static let plan = SamplePlan.training()

  /// The plan's run, stopped after step 6 of 12.
  private static func interrupted(_ folder: TemporaryFolder) async throws -> (Workshop, RunKey, Checkpoint) {
    let workshop = try Workshop(folder)
    _ = try await workshop.runInterrupted(plan) { if case .step(6, of: _, loss: _) = $0 { true } else { false } }
    let key = try await workshop.key(of: plan)
    return (workshop, key, try #require(try workshop.checkpoints.latest(of: key)))
  }

  /// It is said, nothing is trained from it, and the run begins again where that is asked for.
  @Test(arguments: forgeries) func itIsRefused(_ forgery: Forgery<Checkpoint>) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var (workshop, key, checkpoint) = try await Self.interrupted(folder)
    try forgery.change(&checkpoint)
    workshop.checkpoints.remove(key)
    try workshop.checkpoints.save(checkpoint, of: key)
    let error = await #expect(throws: ExperimentError.self) { try await workshop.run(Self.plan) }
    let text = error?.description ?? ""
    #expect(text.contains(": its checkpoint cannot be used, \(forgery.fault)"), "\(text)")
    #expect(text.contains("let it begin again with 'build --begin-anew'"))
    let again = try await workshop.run(Self.plan, beginsAnew: true)
    #expect(try await again == RunnerTests.record(Self.plan))
  }

  /// It is not passed over in silence, and hours with it.
  @Test func oneOfAnotherVersionIsNamed() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (workshop, key, checkpoint) = try await Self.interrupted(folder)
    let progress = #"{"step":6,"more":1}"#
    let bytes = try Safetensors.bytes(of: checkpoint.tensors, metadata: [Checkpoint.metadataName: progress])
    workshop.checkpoints.remove(key)
    let place = workshop.checkpoints.place(of: key)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try bytes.write(to: place.appending(path: "6-\(SHA256Digest(of: bytes)).safetensors"))
    let fault = "cannot be used, it was written by another version of Cyclopedia"
    let error = await #expect(throws: ExperimentError.self) { try await workshop.run(Self.plan) }
    #expect(error?.description.contains(": its checkpoint \(fault)\n  hint: let it begin again with") == true)
    let status = try await workshop.finder.status(
      of: Self.plan, name: RunName(profile: "quick", name: "run", seed: 1), threads: 2)
    #expect(status.description == "interrupted after step 6, cannot go on here: its checkpoint \(fault)")
    #expect(try await workshop.run(Self.plan, beginsAnew: true) == RunnerTests.record(Self.plan))
  }

  /// What a plateau remembers follows from what was measured.
  @Test func aPlateauGoesOnFromItsOwnMemory() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var plan = SamplePlan.training(epochs: 4)
    // A loss that falls is no better to it.
    var policy = PlateauPolicy(start: 0.05, watch: .trainLoss, mode: .max)
    (policy.factor, policy.patience) = (0.5, 0)
    plan.schedule = Schedule(policy)
    let workshop = try Workshop(folder)
    _ = try await workshop.runInterrupted(plan) { if case .step(14, of: _, loss: _) = $0 { true } else { false } }
    let record = try await workshop.run(plan)
    #expect(Set(record.steps.learningRate).count > 1)
    #expect(try await record == RunnerTests.record(plan))
  }
}
