import Settings
import Testing

@testable import Learning

/// Weights that are frozen for a part of a training.
@Suite struct TrainableTests {
  static func task(_ parts: [TrainablePart]?, _ precision: Precision = .float32) -> TrainingTask {
    var task = TrainerTests.task(precision)
    // A rate that is never 0.
    task.schedule = Schedule(ConstantPolicy(rate: 0.02))
    task.trainable = parts
    return task
  }

  static func trainer(_ parts: [TrainablePart]?, _ precision: Precision = .float32) throws -> Trainer {
    try Trainer(task(parts, precision), training: TrainerTests.training)
  }

  static let headThenAll = [
    TrainablePart(from: .epochs(0), layers: .layers(["head"])), TrainablePart(from: .epochs(1), layers: .all),
  ]

  static func isStatistic(_ name: String) -> Bool { name.contains("running_") }

  @Test(arguments: TrainerTests.precisions) func frozenWeightsKeepTheirBits(_ precision: Precision) async throws {
    let trainer = try TrainableTests.trainer(TrainableTests.headThenAll, precision)
    let fresh = try await trainer.state().tensors
    _ = try await trainer.advance(to: 3)
    let frozen = try await trainer.state().tensors
    for (name, tensor) in frozen {
      let moves = name.contains("/head.") || TrainableTests.isStatistic(name)
      #expect((tensor != fresh[name]) == moves, "\(name)")
    }
    _ = try await trainer.advance(to: 4)
    let all = try await trainer.state().tensors
    for (name, tensor) in all { #expect(tensor != frozen[name], "\(name)") }
  }

  /// As PyTorch's in training mode, whatever `requires_grad` says.
  @Test func frozenBatchNormsStillFollowTheirBatches() async throws {
    let frozen = try TrainableTests.trainer([.init(from: .epochs(0), layers: .layers(["head"]))])
    let free = try TrainableTests.trainer(nil)
    let name = "prep.norm.running_mean"
    let fresh = try await free.weights()[name]
    _ = try await frozen.advance(to: 1)
    _ = try await free.advance(to: 1)
    // The first batch goes through equal weights.
    #expect(try await frozen.weights()[name] == free.weights()[name])
    #expect(try await frozen.weights()[name] != fresh)
  }

  /// What becomes trainable again begins as in a training whose momentum of it is zero.
  @Test func momentumBeginsAtZero() async throws {
    let parts = [
      TrainablePart(from: .epochs(0), layers: .all), .init(from: .steps(4), layers: .layers(["head"])),
      .init(from: .steps(6), layers: .all),
    ]
    let trainer = try TrainableTests.trainer(parts)
    _ = try await trainer.advance(to: 6)
    let before = try await trainer.state()
    var state = before
    for (name, tensor) in state.tensors where name.hasPrefix("momentum/") && !name.hasPrefix("momentum/head.") {
      #expect(tensor.values.contains { $0 != 0 }, "\(name)")
      state.tensors[name] = .zeros(tensor.shape)
    }
    func oneStep(from state: TrainingState) async throws -> TrainingState {
      let free = try TrainableTests.trainer(nil)
      try await free.restore(state)
      _ = try await free.advance(to: 7)
      return try await free.state()
    }
    _ = try await trainer.advance(to: 7)
    let after = try await trainer.state()
    #expect(after == (try await oneStep(from: state)))
    #expect(after != (try await oneStep(from: before)))
  }

  @Test(arguments: TrainerTests.precisions) func interruptedAnywhereTheBitsAreTheSame(
    _ precision: Precision
  ) async throws {
    let parts =
      TrainableTests.headThenAll + [
        .init(from: .share(0.6), layers: .layers(["layer3", "head"])), .init(from: .steps(7), layers: .all),
      ]
    let whole = try TrainableTests.trainer(parts, precision)
    _ = try await whole.advance(to: 9)
    for stop in 1..<9 {
      let first = try TrainableTests.trainer(parts, precision)
      _ = try await first.advance(to: stop)
      let second = try TrainableTests.trainer(parts, precision)
      try await second.restore(try await first.state())
      _ = try await second.advance(to: 9)
      #expect(try await second.state() == whole.state(), "stopped after step \(stop)")
    }
  }

  /// Piece by piece the update gives the bits of the one pass over everything.
  @Test func allLayersByNameAreAll() async throws {
    let layers = try WeightList(ResNet9(width: 4).layer(classes: 3), input: ImageSet.openShape).layers
    let named = try TrainableTests.trainer([.init(from: .epochs(0), layers: .layers(layers))])
    let free = try TrainableTests.trainer(nil)
    #expect(try await named.advance(to: 5) == free.advance(to: 5))
    #expect(try await named.state() == free.state())
  }

  @Test(
    arguments: [
      ([.init(from: .epochs(1), layers: .all)], "train: trainable begins after 3 steps (1 epoch), not at 0 epochs"),
      (
        headThenAll + [.init(from: .steps(3), layers: .all)],
        "train: trainable has two parts that begin after 3 steps (1 epoch), or they do not ascend"
      ),
      (
        headThenAll + [.init(from: .epochs(3), layers: .all)],
        "train: trainable changes after 9 steps (3 epochs), and the run has 9 steps (3 epochs)"
      ),
    ] as [([TrainablePart], String)])
  func partsThatDoNotFitAreRefused(parts: [TrainablePart], message: String) {
    #expect {
      _ = try TrainableTests.trainer(parts)
    } throws: { "\($0)" == message }
  }

  @Test func aLayerThatIsNotThereIsRefused() async throws {
    let trainer = try TrainableTests.trainer([.init(from: .epochs(0), layers: .layers(["heat"]))])
    await #expect {
      _ = try await trainer.advance(to: 1)
    } throws: { "\($0)" == "train: there is no layer 'heat' to train" }
  }
}
