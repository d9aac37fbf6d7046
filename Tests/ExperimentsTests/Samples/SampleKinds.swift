import Datasets
import Learning
import Settings
import Testing

@testable import Experiments

/// Values of every kind that chapters can name, read from the words that chapters use.
enum SampleKinds {
  struct Unread: Error { var text: String }

  /// The examples in the policies' own summaries, and what they leave out.
  static let schedules =
    Schedule.all.flatMap { type in
      type.summary.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 && $0.element.hasPrefix("{") }.map { String($0.element) }
    } + [
      "{constant: {rate: 0.1, momentum: 0.5}}", "{one-cycle: {max: 1, peak: 5/24, div: 10, final-div: 1e3}}",
      "{one-cycle: {max: 1, up: 2 epochs, down: 7 steps, anneal: linear, momentum: 0.9}}",
      "{one-cycle: {max: 1, up: 2.5 epochs, down: 0.25, start: 0.01, end: 0}}",
      "{ramp: {from: 1, to: 2, growth: linear, momentum: 0}}", "{step: {start: 1, factor: 3, every: 0.3, momentum: 0}}",
    ]

  /// One value of every step, and the settings in all their forms.
  static let augmentations =
    Augmentation.all.map { $0.shorthand == "size" ? "{\($0.name): {size: 8}}" : $0.name } + [
      "{pad: {size: 4, fill: reflect}}", "{pad: {size: 4, fill: mean}}", "{pad: {size: 4, fill: 127.5}}",
      "{flip: 0.25}", "{cutout: {size: 4, holes: [1, 3], probability: 0.5, fill: black}}",
      "{resized-crop: {size: 32, scale: [0.25, 1], ratio: [0.5, 2]}}", "{normalize: imagenet}",
      "{normalize: {mean: [0.4, 0.5, 0.6], std: 0.25}}",
    ]

  static let models =
    Model.all.map { $0.name } + [
      "{resnet9: {width: 16, head-bias: false, logit-scale: 0.125, classes: 12}}",
      "{cifar-resnet: {depth: 20, width: 8, shortcut: projection, classes: 12}}", "{resnet18: {width: 8, classes: 12}}",
    ]

  static let datasets =
    DatasetChoice.all.map { $0.name == "images" ? "{images: {path: pets}}" : $0.name } + [
      "{images: {path: pets/small, train: a, test: b}}", "{shapes: {train: 100, test: 50, seed: 7}}",
      "{cifar10: {train: 2000, test: 500, classes: [cat, dog]}}",
    ]

  static let losses = Loss.all.map { $0.name } + ["{cross-entropy: {label-smoothing: 0.1}}"]
  static let optimizers =
    Optimizer.all.map { $0.name } + [
      "{sgd: {momentum: 0.9, nesterov: true, weight-decay: 5e-4}}",
      "{adam: {betas: [0.8, 0.99], eps: 1e-7, weight-decay: 1e-4}}", "{adamw: {betas: [0, 0.9], weight-decay: 0}}",
    ]

  static func read<Value>(_ text: String, _ read: (SettingsNode, Diagnostics) -> Value?) throws -> Value {
    let diagnostics = Diagnostics()
    let root = SettingsText.parse("it: " + text, at: SourceLocation(file: "chapter.md"), diagnostics: diagnostics)
    guard let node = root?["it"], let value = read(node, diagnostics), !diagnostics.hasErrors else {
      throw Unread(text: "\(text): \(diagnostics.sorted)")
    }
    return value
  }

  /// The plan of `SamplePlan` with one part exchanged, for every kind of every part.
  static func plans() throws -> [RunPlan] {
    let base = SamplePlan.training()
    func with(_ change: (inout RunPlan) throws -> Void) rethrows -> RunPlan {
      var plan = base
      try change(&plan)
      return plan
    }
    var plans = try schedules.map { text in
      try with { $0.schedule = try read(text) { Schedule.read($0, diagnostics: $1) } }
    }
    plans += try augmentations.map { text in
      try with { $0.augment = try read("[\(text)]") { Augmentation.read(list: $0.items, diagnostics: $1) } }
    }
    plans += try models.map { text in try with { $0.model = try read(text) { Model.read($0, diagnostics: $1) } } }
    plans += try datasets.map { text in
      try with { $0.data = try read(text) { DatasetChoice.read($0, diagnostics: $1) } }
    }
    plans += try losses.map { text in try with { $0.loss = try read(text) { Loss.read($0, diagnostics: $1) } } }
    plans += try optimizers.map { text in
      try with { $0.optimizer = try read(text) { Optimizer.read($0, diagnostics: $1) } }
    }
    for smoothing in [Smoothing.none, .exponential(0.98), .torch(0.05)] {
      for divergence in [nil, 4, 1.5] {
        plans.append(with { $0.purpose = .rangeTest(divergence: divergence, smoothing: smoothing) })
      }
    }
    plans += [RunPlan.Duration.epochs(24), .steps(24), .steps(1)].map { value in with { $0.duration = value } }
    plans += Precision.allCases.map { value in with { $0.precision = value } }
    plans += RunPlan.LastBatch.allCases.map { value in with { $0.lastBatch = value } }
    let starts: [RunStart.Weights] = [.file("a1"), .file("a2"), .run(RunKey(text: "a1"))]
    for start in starts {
      for except in [[], ["head"], ["head", "layer3"]] {
        plans.append(with { $0.start = RunStart(start, except: except) })
      }
    }
    for layers in [WeightSelection.all, .layers(["head"]), .layers(["head", "prep.norm"])] {
      plans.append(with { $0.trainable = [.init(from: .epochs(0), layers: layers)] })
      plans.append(
        with {
          $0.trainable = [.init(from: .epochs(0), layers: layers), .init(from: .share(0.5), layers: .all)]
        })
    }
    return plans
  }
}

extension SettingsNode {
  fileprivate var items: [SettingsNode] { if case .list(let items) = value { items } else { [] } }
}
