import Datasets
import Learning
import Testing

@testable import Experiments

/// One setting of `SamplePlan.training()` changed alone, and how that is told.
struct SettingChange: Sendable, CustomTestStringConvertible {
  let expected: [String]
  let change: @Sendable (inout RunPlan) -> Void

  init(_ expected: String..., change: @escaping @Sendable (inout RunPlan) -> Void) {
    (self.expected, self.change) = (expected, change)
  }

  var testDescription: String { expected.joined(separator: "; ") }

  private static func data(_ expected: String, _ change: @escaping @Sendable (inout Shapes) -> Void) -> SettingChange {
    SettingChange(expected) { plan in
      var data = Shapes(train: 60, test: 20)
      change(&data)
      plan.data = DatasetChoice(data)
    }
  }

  private static func model(_ expected: String, _ change: @escaping @Sendable (inout ResNet9) -> Void) -> SettingChange
  {
    SettingChange(expected) { plan in
      var model = ResNet9(width: 2)
      change(&model)
      plan.model = Model(model)
    }
  }

  private static func sgd(_ expected: String, _ change: @escaping @Sendable (inout SGD) -> Void) -> SettingChange {
    SettingChange(expected) { plan in
      var sgd = SGD(momentum: 0.9, nesterov: true, weightDecay: 5e-4)
      change(&sgd)
      plan.optimizer = Optimizer(sgd)
    }
  }

  private static func cycle(
    _ expected: String, _ change: @escaping @Sendable (inout OneCyclePolicy) -> Void
  ) -> SettingChange {
    SettingChange(expected) { plan in
      var policy = OneCyclePolicy(max: 0.1)
      change(&policy)
      plan.schedule = Schedule(policy)
    }
  }

  static let all = [
    SettingChange("seed: 1 → 2") { $0.seed = 2 },
    SettingChange("batch: 16 → 32") { $0.batch = 32 },
    SettingChange(#"last-batch: "keep" → "drop""#) { $0.lastBatch = .drop },
    SettingChange(#"precision: "f32" → "auto""#) { $0.precision = .automatic },
    SettingChange("duration.epochs: 3 → 4") { $0.duration = .epochs(4) },
    SettingChange("duration.epochs: 3 → nothing", "duration.steps: nothing → 12") { $0.duration = .steps(12) },
    SettingChange("loss.cross-entropy.label-smoothing: 0.1 → 0.2") { $0.loss = .crossEntropy(labelSmoothing: 0.2) },
    SettingChange(
      #"purpose: "training" → nothing"#, "purpose.range-test.divergence: nothing → 4",
      #"purpose.range-test.smoothing: nothing → "none""#
    ) { $0.purpose = .rangeTest(divergence: 4, smoothing: .none) },
    SettingChange(#"evaluate: [{"normalize":"measured"}] → []"#) { $0.evaluate = [] },
    SettingChange(
      #"augment: [{"pad":{"fill":"reflect","size":4}},{"crop":{"size":32}},{"flip":{"probability":0.5}},"#
        + #"{"cutout":{"fill":"mean","holes":[1,1],"probability":1,"size":8}},{"normalize":"measured"}] → "#
        + #"[{"normalize":"measured"}]"#
    ) { $0.augment.removeFirst(4) },
    SettingChange(#"start.except: nothing → ["head"]"#, #"start.file: nothing → "c0ffee""#) {
      $0.start = RunStart(.file("c0ffee"), except: ["head"])
    },
    SettingChange("start.except: nothing → []", #"start.run: nothing → "0a0a0a0a0a0a…""#) {
      $0.start = RunStart(.run(RunKey(text: String(repeating: "0a", count: 32))))
    },
    SettingChange(
      #"trainable: nothing → [{"from":"0 epochs","layers":["head"]},{"from":"5 steps","layers":"all"}]"#
    ) {
      $0.trainable = [
        .init(from: .epochs(0), layers: .layers(["head"])), .init(from: .steps(5), layers: .all),
      ]
    },
    data("data.shapes.train: 60 → 70") { $0.train = 70 },
    data("data.shapes.test: 20 → 30") { $0.test = 30 },
    data("data.shapes.seed: 1 → 2") { $0.seed = 2 },
    model("model.resnet9.width: 2 → 4") { $0.width = 4 },
    model("model.resnet9.head-bias: true → false") { $0.headBias = false },
    model("model.resnet9.logit-scale: 1 → 0.125") { $0.logitScale = 0.125 },
    model("model.resnet9.classes: nothing → 12") { $0.classes = 12 },
    sgd("optimizer.sgd.momentum: 0.9 → 0") { $0.momentum = 0 },
    sgd("optimizer.sgd.nesterov: true → false") { $0.nesterov = false },
    sgd("optimizer.sgd.weight-decay: 0.0005 → 0.001") { $0.weightDecay = 1e-3 },
    cycle("schedule.one-cycle.max: 0.1 → 0.3") { $0.max = 0.3 },
    cycle("schedule.one-cycle.start: 0.004 → 0.01") { $0.start = 0.01 },
    cycle("schedule.one-cycle.end: 4e-07 → 1e-05") { $0.end = 1e-5 },
    cycle(#"schedule.one-cycle.up: 0.3 → "2 epochs""#) { $0.up = .epochs(2) },
    cycle("schedule.one-cycle.down: nothing → 0.2") { $0.down = .share(0.2) },
    cycle(#"schedule.one-cycle.anneal: "cosine" → "linear""#) { $0.anneal = .linear },
    cycle("schedule.one-cycle.momentum: [0.95,0.85] → nothing") { $0.momentum = nil },
  ]
}
