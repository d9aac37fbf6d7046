import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

/// Runs that start from other runs' weights, and the weights that are kept for them.
@Suite struct StartedRunTests {
  static let source = SamplePlan.training(epochs: 1)

  /// A run from the source's weights, whose backbone is frozen in its first epoch.
  static func plan(from key: RunKey, precision: Precision = .float32) -> RunPlan {
    var plan = SamplePlan.training(precision: precision)
    plan.start = RunStart(.run(key), except: ["head"])
    plan.trainable = [
      .init(from: .epochs(0), layers: .layers(["head"])), .init(from: .epochs(1), layers: .all),
    ]
    return plan
  }

  static func weights(of record: RunRecord, in folder: TemporaryFolder) throws -> InitialWeights {
    try #require(try Workshop(folder).finder.finalWeights(of: record.key))
  }

  @Test func weightsAreKeptWhereTheyAreAskedForOnly() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plain = try await Workshop(folder).run(StartedRunTests.source)
    #expect(!folder.files.contains { $0.hasPrefix("weights/") })
    // The record is there, its weights are not: it is trained again, and the record stays.
    let events = Events()
    let again = try await Workshop(folder).run(StartedRunTests.source, keepsWeights: true) { events.add($0) }
    #expect(events.steps == [1, 2, 3, 4])
    #expect(again == plain)
    #expect(try Workshop(folder).finder.store.record(plain.key)?.timing.finished == plain.timing.finished)
    let weights = try StartedRunTests.weights(of: plain, in: folder)
    #expect(folder.files.filter { $0.hasPrefix("weights/") } == ["weights/\(plain.key)-\(weights.digest).safetensors"])
    #expect(weights.tensors["prep.norm.running_mean"] != nil && !weights.tensors.keys.contains { $0.contains("/") })
    // Now it is found again.
    let found = Events()
    _ = try await Workshop(folder).run(StartedRunTests.source, keepsWeights: true) { found.add($0) }
    #expect(found.all.isEmpty)
  }

  @Test func damagedWeightsAreMadeAgain() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try await Workshop(folder).run(StartedRunTests.source, keepsWeights: true)
    let digest = try StartedRunTests.weights(of: record, in: folder).digest
    let file = folder.url.appending(path: "weights/\(record.key)-\(digest).safetensors")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    #expect(try Workshop(folder).finder.finalWeights(of: record.key) == nil)
    _ = try await Workshop(folder).run(StartedRunTests.source, keepsWeights: true)
    #expect(try StartedRunTests.weights(of: record, in: folder).digest == digest)
  }

  @Test func aDivergedRunLeavesNoWeights() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.training(epochs: 1, schedule: Schedule(ConstantPolicy(rate: 1e30)))
    let record = try await Workshop(folder).run(plan, keepsWeights: true)
    #expect(!record.hasWeights && !folder.files.contains { $0.hasPrefix("weights/") })
    let events = Events()
    _ = try await Workshop(folder).run(plan, keepsWeights: true) { events.add($0) }
    #expect(events.all.isEmpty)
  }

  @Test(arguments: SamplePlan.precisions) func interruptedAtAnyStepTheRecordIsTheSame(
    _ precision: Precision
  ) async throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let source = try await Workshop(home).run(StartedRunTests.source, keepsWeights: true)
    let start = try StartedRunTests.weights(of: source, in: home)
    let plan = StartedRunTests.plan(from: source.key, precision: precision)
    let whole = try await Workshop(home).run(plan, start: start)
    #expect(whole.provenance.start == start.digest)
    for step in 1..<whole.steps.count {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let part = try await Workshop(folder).runInterrupted(plan, start: start) { event in
        if case .step(step, of: _, loss: _) = event { true } else { false }
      }
      #expect(part?.to == step)
      let events = Events()
      let record = try await Workshop(folder).run(plan, start: start) { events.add($0) }
      #expect(events.resumedAt == step)
      #expect(try SampleRecord.text(record) == SampleRecord.text(whole), "stopped after step \(step)")
    }
    // The start matters.
    var fresh = plan
    fresh.start = nil
    let other = try await Workshop(home).run(fresh)
    #expect(other.steps.loss != whole.steps.loss && other.key != whole.key)
  }

  /// Where the source was trained again to other weights, a checkpoint of the old ones is not gone on from.
  @Test func aCheckpointOfOtherWeightsIsNotGoneOnFrom() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let source = try await Workshop(folder).run(StartedRunTests.source, keepsWeights: true)
    let plan = StartedRunTests.plan(from: source.key)
    let start = try StartedRunTests.weights(of: source, in: folder)
    _ = try await Workshop(folder).runInterrupted(plan, start: start, isTime: ProvenanceTests.stops(at: 5))
    let digest = String(start.digest.reversed())
    var other = start
    other.digest = digest
    let events = Events()
    await #expect(throws: ExperimentError.self) { try await Workshop(folder).run(plan, start: other) }
    let record = try await Workshop(folder).run(plan, start: other, beginsAnew: true) { events.add($0) }
    #expect(events.resumedAt == 0 && record.provenance.start == digest)
  }

  /// Another table of kernels changes neither a training half way nor what it began with.
  @Test(.enabled(if: Precision.hasBFloat16, "this processor has no bf16"))
  func aTrainingThatGoesOnKeepsItsKernelsAndItsStart() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    var source = StartedRunTests.source
    // Wide enough for more than one algorithm.
    source.model = Model(ResNet9(width: 8))
    let start = try StartedRunTests.weights(of: try await workshop.run(source, keepsWeights: true), in: folder)
    var plan = StartedRunTests.plan(from: try await workshop.key(of: source), precision: .bfloat16)
    plan.model = source.model
    let other = try TemporaryFolder()
    defer { other.remove() }
    let whole = try await Workshop(other).run(plan, start: start)
    #expect(whole.provenance.kernels.values.contains { $0.description != "direct" })
    _ = try await workshop.runInterrupted(plan, start: start, isTime: ProvenanceTests.stops(at: 5))
    let key = try await workshop.key(of: plan)
    var checkpoint = try #require(try workshop.checkpoints.latest(of: key))
    let direct = try #require(ConvolutionAlgorithms("direct"))
    for path in whole.provenance.kernels.keys { checkpoint.progress.provenance.kernels[path] = direct }
    try workshop.checkpoints.save(checkpoint, of: key)
    let events = Events()
    let record = try await workshop.run(plan, start: start) { events.add($0) }
    #expect(events.resumedAt == 5 && record.provenance.start == start.digest)
    #expect(record.provenance.kernels == checkpoint.progress.provenance.kernels)
    #expect(record.steps.loss.prefix(5) == whole.steps.loss.prefix(5) && record.steps != whole.steps)
  }

  @Test func aFileThatChangedMeanwhileIsRefused() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let source = try await Workshop(folder).run(StartedRunTests.source, keepsWeights: true)
    var plan = StartedRunTests.plan(from: source.key)
    plan.start = RunStart(.file("another"), except: ["head"])
    let start = try StartedRunTests.weights(of: source, in: folder)
    await #expect {
      _ = try await Workshop(folder).run(plan, start: start)
    } throws: { "\($0)".hasPrefix("the file of its start has changed since the chapters were read") }
  }
}
