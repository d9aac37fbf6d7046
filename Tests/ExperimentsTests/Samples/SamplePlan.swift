import Datasets
import Learning

@testable import Experiments

/// Plans whose runs take a moment: 60 pictures, 4 steps an epoch.
enum SamplePlan {
  static let stepsPerEpoch = 4

  static func training(
    epochs: Int = 3, schedule: Schedule = Schedule(OneCyclePolicy(max: 0.1)), precision: Precision = .float32
  ) -> RunPlan {
    RunPlan(
      data: DatasetChoice(Shapes(train: 60, test: 20)), model: Model(ResNet9(width: 2)), batch: 16,
      augment: [
        Augmentation(Pad(size: 4, border: .reflect)), Augmentation(Crop(size: 32)), Augmentation(Flip()),
        Augmentation(Cutout(size: 8)), Augmentation(Normalize()),
      ], optimizer: Optimizer(SGD(momentum: 0.9, nesterov: true, weightDecay: 5e-4)),
      loss: .crossEntropy(labelSmoothing: 0.1), schedule: schedule, duration: .epochs(epochs), precision: precision)
  }

  static func rangeTest(
    steps: Int = 10, to rate: Double = 1, divergence: Double? = 4, precision: Precision = .float32
  ) -> RunPlan {
    var plan = training(schedule: Schedule(RampPolicy(from: 1e-4, to: rate)), precision: precision)
    plan.purpose = .rangeTest(divergence: divergence, smoothing: .exponential(0.5))
    plan.duration = .steps(steps)
    return plan
  }

  /// Its data is never there.
  static let withoutData: RunPlan = {
    var plan = training()
    plan.data = DatasetChoice(CIFAR10())
    return plan
  }()

  static let precisions: [Precision] = Precision.hasBFloat16 ? [.float32, .bfloat16] : [.float32]
}
