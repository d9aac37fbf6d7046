import Foundation
import Testing

@testable import Learning

@Suite struct TrainerTests {
  /// Pictures whose class is their color, with noise.
  static let training: ImageSet = pictures(90, name: "training")
  static let test: ImageSet = pictures(41, name: "test")

  static func pictures(_ count: Int, name: String) -> ImageSet {
    var stream = RandomStream(seed: 1, name: name)
    let labels = (0..<count).map { $0 % 3 }
    let pixels = labels.flatMap { label in
      (0..<3 * 32 * 32).map { UInt8($0 / 1024 == label ? 120 + stream.below(100) : stream.below(160)) }
    }
    return ImageSet(height: 32, width: 32, pixels: pixels, labels: labels)
  }

  static func task(_ precision: Precision, seed: UInt64 = 1, rate: Double = 0.05) -> TrainingTask {
    TrainingTask(
      model: Model(ResNet9(width: 4)), classes: 3, batch: 32,
      augment: [
        Augmentation(Pad(size: 4, border: .reflect)), Augmentation(Crop(size: 32)), Augmentation(Flip()),
        Augmentation(Normalize()),
      ], evaluate: [Augmentation(Normalize())],
      optimizer: Optimizer(SGD(momentum: 0.9, nesterov: true, weightDecay: 5e-4)),
      loss: .crossEntropy(labelSmoothing: 0.1), schedule: Schedule(OneCyclePolicy(max: rate)), steps: 9,
      precision: precision, seed: seed, threads: 2)
  }

  static let precisions: [Precision] = Precision.hasBFloat16 ? [.float32, .bfloat16] : [.float32]

  @Test(arguments: precisions) func equalTasksGiveEqualBitsInterruptedOrNot(_ precision: Precision) async throws {
    let whole = try Trainer(TrainerTests.task(precision), training: TrainerTests.training)
    let traces = try await whole.advance(to: 9)
    #expect(traces.map(\.step) == Array(0..<9))
    #expect(traces.map(\.count) == [32, 32, 26, 32, 32, 26, 32, 32, 26])
    let expected = try await whole.state()
    let evaluation = try await whole.evaluate(TrainerTests.test)
    for stop in [1, 3, 7] {
      let first = try Trainer(TrainerTests.task(precision), training: TrainerTests.training)
      let early = try await first.advance(to: stop)
      let second = try Trainer(TrainerTests.task(precision), training: TrainerTests.training)
      try await second.restore(try await first.state())
      // An evaluation in between must not move anything.
      _ = try await second.evaluate(TrainerTests.test)
      #expect(try await early + second.advance(to: 9) == traces)
      #expect(try await second.state() == expected)
      #expect(try await second.evaluate(TrainerTests.test) == evaluation)
    }
    let other = try Trainer(TrainerTests.task(precision, seed: 2), training: TrainerTests.training)
    #expect(try await other.advance(to: 9) != traces)
  }

  @Test(arguments: precisions) func itLearns(_ precision: Precision) async throws {
    var task = TrainerTests.task(precision)
    task.steps = 30
    let trainer = try Trainer(task, training: TrainerTests.training)
    _ = try await trainer.advance(to: 30)
    let result = try await trainer.evaluate(TrainerTests.test)
    #expect(result.predictions.count == 41 && result.confidences.count == 41)
    #expect(result.confidences.allSatisfy { (1.0 / 3 - 1e-5...1).contains(Double($0)) })
    #expect(zip(result.predictions, TrainerTests.test.labels).filter { $0 == $1 }.count == result.correct)
    #expect(result.correct >= 35, "\(result.correct) of 41")
  }

  @Test func divergenceEndsItAtItsStep() async throws {
    let task = TrainerTests.task(.float32, rate: 1e30)
    let trainer = try Trainer(task, training: TrainerTests.training)
    let traces = try await trainer.advance(to: 9)
    let last = try #require(traces.last)
    #expect(!last.loss.isFinite && traces.count < 9)
    #expect(traces.dropLast().allSatisfy { $0.loss.isFinite })
    #expect(try await trainer.state().step == last.step)
  }

  /// The loss of that step is still a number; the weights behind it are none.
  @Test(arguments: precisions) func weightsThatOverflowEndItAtTheirStep(
    _ precision: Precision
  ) async throws {
    let trainer = try Trainer(TrainerTests.task(precision, rate: 1e42), training: TrainerTests.training)
    let traces = try await trainer.advance(to: 9)
    #expect(traces.count == 1 && traces[0].loss.isFinite && !traces[0].isSound, "\(traces)")
    #expect(try await trainer.weights().values.contains { $0.values.contains { !$0.isFinite } })
    let sound = try Trainer(TrainerTests.task(precision), training: TrainerTests.training)
    #expect(try await sound.advance(to: 3).map(\.isSound) == [true, true, true])
  }

  @Test func theObserverCanStopIt() async throws {
    let trainer = try Trainer(TrainerTests.task(.float32), training: TrainerTests.training)
    let traces = try await trainer.advance(to: 9) { $0.step < 3 }
    #expect(traces.map(\.step) == [0, 1, 2, 3])
  }

  @Test func whatDoesNotFitIsSaid() async throws {
    var task = TrainerTests.task(.float32)
    task.batch = 100
    task.dropsLastBatch = true
    #expect {
      _ = try Trainer(task, training: TrainerTests.training)
    } throws: { "\($0)" == "train: 90 pictures do not fill one batch of 100" }
    var late = TrainerTests.task(.float32)
    late.schedule = Schedule(OneCyclePolicy(max: 1, peak: .epochs(50)))
    #expect {
      _ = try Trainer(late, training: TrainerTests.training)
    } throws: {
      "\($0)"
        == "schedule: one-cycle's rise takes 150 steps (50 epochs), and the run has 9 steps (3 epochs)"
    }
    var uneven = TrainerTests.task(.float32)
    uneven.evaluate = [Augmentation(Crop(size: 16)), Augmentation(Normalize())]
    let trainer = try Trainer(uneven, training: TrainerTests.training)
    await #expect {
      _ = try await trainer.evaluate(TrainerTests.test)
    } throws: { "\($0)".contains("they come out as 16×16, the network takes 32×32") }
  }
}
