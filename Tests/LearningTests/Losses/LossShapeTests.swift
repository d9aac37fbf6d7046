import Testing

@testable import Learning

/// What a loss says of the networks before it.
@Suite struct LossShapeTests {
  static let loss = Loss.crossEntropy(labelSmoothing: 0)

  @Test(
    arguments: [
      (.row(10), nil), (.row(12), nil), (Shape(channels: 10, height: 1, width: 1), nil),
      (.row(9), "the network ends in 1×9×1×1, and there are 10 classes"),
      (.row(nil), "the network ends in 1×any×1×1, and there are 10 classes"),
      (Shape(channels: 10, height: 2, width: 1), "the network ends in 1×10×2×1, not in one row of logits a picture"),
    ] as [(Shape, String?)])
  func aRowOfALogitForEveryClassIsTaken(_ output: Shape, _ complaint: String?) {
    do throws(LearningError) {
      try LossShapeTests.loss.check(output, classes: 10)
      #expect(complaint == nil)
    } catch {
      #expect(complaint == error.detail)
    }
  }

  /// What does not fit is refused before the first step.
  @Test func aNetworkOfTooFewLogitsIsNotTrained() async throws {
    let trainer = try Trainer(
      TrainingTask(
        model: Model(ResNet9(width: 2, classes: 3)), classes: 4, batch: 4, augment: [], evaluate: [],
        optimizer: Optimizer(SGD()), loss: LossShapeTests.loss, schedule: Schedule(ConstantPolicy(rate: 0.1)), steps: 2),
      training: ImageSet(
        height: 32, width: 32, pixels: Array(repeating: 0, count: 4 * 3 * 32 * 32), labels: [0, 1, 2, 3]))
    let error = await #expect(throws: LearningError.self) { _ = try await trainer.advance(to: 1) }
    #expect(error?.detail == "the network ends in 1×3×1×1, and there are 4 classes")
  }
}
