import Datasets
import Experiments
import Learning
import Runs
import Settings

/// What runs of every kind have: the data, the model, and how a step is made.
struct TrainingRecipe {
  var data: DatasetChoice?
  var model: Model?
  private var batch: Int?
  private var lastBatch: RunPlan.LastBatch?
  // The inner nil is a setting with a mistake.
  private var augment: [Augmentation]??
  private var evaluate: [Augmentation]??
  private var optimizer: Optimizer??
  private var loss: Loss??
  private var precision: Precision?

  static let elsewhere = "needed, here or in what the run is 'like'"
  private static let data = Setting(
    "data", "The pictures", type: "a dataset", otherwise: elsewhere, example: "{shapes: {train: 512, test: 200}}"
  ) { node, _, diagnostics in DatasetChoice.read(node, diagnostics: diagnostics) }
  private static let model = Setting(
    "model", "The network", type: "a model", otherwise: elsewhere, example: "{resnet9: {width: 8}}"
  ) { node, _, diagnostics in Model.read(node, diagnostics: diagnostics) }
  private static let batch = Setting.integer(
    "batch", "How many pictures a step takes", in: 1...1_000_000, unit: "pictures", otherwise: elsewhere,
    example: "64")
  private static let lastBatch = Setting.word(
    "last-batch", "Whether an epoch's last batch is kept where it is not full", standard: RunPlan.LastBatch.keep,
    example: .drop)
  private static let augment = augmentations(
    "augment", "What is done to training pictures", otherwise: "normalize",
    example: "[{pad: 4}, {crop: 32}, flip, normalize]")
  private static let evaluate = augmentations(
    "evaluate", "What is done to pictures that are measured by", otherwise: "the 'normalize' of 'augment'",
    example: "[normalize]")
  private static let optimizer = Setting(
    "optimizer", "How gradients move the weights", type: "an optimizer", otherwise: "sgd",
    example: "{sgd: {momentum: 0.9}}"
  ) { node, _, diagnostics in Optimizer.read(node, diagnostics: diagnostics) }
  private static let loss = Setting(
    "loss", "What training makes small", type: "a loss", otherwise: "cross-entropy",
    example: "{cross-entropy: {label-smoothing: 0.1}}"
  ) { node, _, diagnostics in Loss.read(node, diagnostics: diagnostics) }
  private static let precision = Setting.word(
    "precision", "What activations are kept in; auto takes what is faster", standard: Precision.automatic,
    example: .float32)
  static let settings = SettingsTable(
    data, batch, lastBatch, model, augment, evaluate, optimizer, loss, precision)

  private static func augmentations(
    _ name: String, _ summary: String, otherwise: String, example: String
  ) -> Setting<[Augmentation]> {
    Setting(name, summary, type: "augmentations", otherwise: otherwise, example: example) { node, name, diagnostics in
      Augmentation.read(list: node.items, setting: name, diagnostics: diagnostics)
    }
  }

  /// - Parameter isNeeded: false where settings may be missing, as in a recipe.
  init(_ settings: SettingsReader, isNeeded: Bool) {
    if isNeeded { for name in [Self.data.name, Self.model.name, Self.batch.name] { settings.missing(name) } }
    (data, model, batch) = (settings[Self.data], settings[Self.model], settings[Self.batch])
    lastBatch = settings[Self.lastBatch]
    (augment, evaluate) = (settings.written(Self.augment), settings.written(Self.evaluate))
    (optimizer, loss) = (settings.written(Self.optimizer), settings.written(Self.loss))
    precision = settings[Self.precision]
  }

  /// nil where something is missing or has a mistake.
  func plan(_ schedule: Schedule, _ duration: RunPlan.Duration, _ purpose: RunPlan.Purpose) -> RunPlan? {
    guard let data, let model, let batch, RunSettings.isSound(augment), RunSettings.isSound(evaluate),
      RunSettings.isSound(optimizer), RunSettings.isSound(loss)
    else { return nil }
    var plan = RunPlan(
      purpose: purpose, data: data, model: model, batch: batch, lastBatch: lastBatch ?? .keep, schedule: schedule,
      duration: duration, precision: precision ?? .automatic)
    if let augment = augment.flatMap({ $0 }) { plan.augment = augment }
    plan.evaluate = evaluate.flatMap { $0 } ?? InputPipeline.forEvaluation(plan.augment)
    if let optimizer = optimizer.flatMap({ $0 }) { plan.optimizer = optimizer }
    if let loss = loss.flatMap({ $0 }) { plan.loss = loss }
    return plan
  }
}
