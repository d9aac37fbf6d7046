import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

@Suite struct ProvenanceTests {
  static func stops(at step: Int) -> @Sendable (RunEvent) -> Bool {
    { if case .step(step, of: _, loss: _) = $0 { true } else { false } }
  }

  @Test func precisionIsWhatItCameTo() throws {
    let provenance = try Provenance(
      plan: SamplePlan.training(precision: .automatic), threads: 3,
      kernels: ["a": try #require(ConvolutionAlgorithms("direct"))])
    #expect(provenance.precision == (InstructionSet.current.isFastInBFloat16 ? .bfloat16 : .float32))
    #expect(provenance.threads == 3 && provenance.numerics == EngineVersion.numerics)
    #expect(provenance.instructions == EngineVersion.instructions && provenance.kernelSummary == "direct 1")
    #expect(provenance.library == EngineVersion.library && !provenance.processor.isEmpty)
  }

  /// With another number of threads the sums may be others: such a run is refused, or begun again where that is asked for.
  @Test func aCheckpointOfOtherProvenanceIsNotGoneOnFrom() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.training()
    _ = try await Workshop(folder).runInterrupted(plan, threads: 1, isTime: ProvenanceTests.stops(at: 10))
    let key = try await Workshop(folder).key(of: plan)
    let error = await #expect(throws: ExperimentError.self) { try await Workshop(folder).run(plan, threads: 2) }
    #expect(
      error?.description
        == """
        run \(key.text.prefix(12)) was interrupted after step 10 and cannot go on here to the same end: threads: 1 then, 2 now
          hint: go on as it was begun (--threads), or let it begin again with 'build --begin-anew'; its checkpoints are in \
        \(folder.url.path)/checkpoints/\(key)
        """)
    let finder = try Workshop(folder).finder
    let name = RunName(profile: "quick", name: "run", seed: 1)
    #expect(
      try await finder.status(of: plan, name: name, threads: 2).description
        == "interrupted after step 10, cannot go on here: threads: 1 then, 2 now")
    #expect(
      try await finder.status(of: plan, name: name, threads: 1).description == "interrupted, goes on after step 10")
    // Nothing was lost, and nobody else is kept from it.
    #expect(try Workshop(folder).checkpoints.latestStep(of: key) == 10)
    // Anew, with fewer steps than the old checkpoint has; and on from its own.
    let parts = [
      try await Workshop(folder).runInterrupted(
        plan, threads: 2, beginsAnew: true, isTime: ProvenanceTests.stops(at: 5)),
      try await Workshop(folder).runInterrupted(plan, threads: 2, isTime: ProvenanceTests.stops(at: 7)),
    ]
    #expect(parts.map { [$0?.from, $0?.to] } == [[0, 5], [5, 7]])
    let events = Events()
    let record = try await Workshop(folder).run(plan, threads: 2) { events.add($0) }
    #expect(events.resumedAt == 7)
    #expect(record.provenance.threads == 2)
    #expect(try await record == RunnerTests.record(plan, threads: 2))
  }

  /// Another table must not change a training half way.
  @Test(.enabled(if: EngineVersion.instructions == "avx512-bf16", "the table has nothing but direct kernels here"))
  func aTrainingThatGoesOnKeepsItsKernels() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    var plan = SamplePlan.training(precision: .bfloat16)
    // Wide enough for more than one algorithm.
    plan.model = Model(ResNet9(width: 8))
    let whole = try await RunnerTests.record(plan, threads: 2)
    #expect(whole.provenance.kernels.values.contains { $0.description != "direct" })
    _ = try await workshop.runInterrupted(plan, isTime: ProvenanceTests.stops(at: 5))
    let key = try await workshop.key(of: plan)
    var checkpoint = try #require(try workshop.checkpoints.latest(of: key))
    #expect(checkpoint.progress.provenance.kernels == whole.provenance.kernels)
    let direct = try #require(ConvolutionAlgorithms("direct"))
    for path in whole.provenance.kernels.keys { checkpoint.progress.provenance.kernels[path] = direct }
    try workshop.checkpoints.save(checkpoint, of: key)
    let events = Events()
    let record = try await workshop.run(plan) { events.add($0) }
    #expect(events.resumedAt == 5)
    #expect(record.provenance.kernels == checkpoint.progress.provenance.kernels)
    #expect(record.steps.loss.prefix(5) == whole.steps.loss.prefix(5) && record.steps != whole.steps)
  }
}
