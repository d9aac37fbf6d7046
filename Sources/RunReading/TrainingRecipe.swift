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

  /// - Parameter isNeeded: false where settings may be missing, as in a recipe.
  init(_ settings: SettingsReader, isNeeded: Bool) {
    let diagnostics = settings.diagnostics
    if isNeeded { for name in ["data", "model", "batch"] { settings.missing(name) } }
    data = settings.node("data").flatMap { DatasetChoice.read($0, diagnostics: diagnostics) }
    model = settings.node("model").flatMap { Model.read($0, diagnostics: diagnostics) }
    batch = settings.integer("batch", in: 1...1_000_000)
    lastBatch = settings.choice("last-batch", of: RunPlan.LastBatch.allCases.map(\.rawValue))
      .flatMap { RunPlan.LastBatch(rawValue: $0) }
    augment = Self.augmentations("augment", settings)
    evaluate = Self.augmentations("evaluate", settings)
    optimizer = settings.node("optimizer").map { Optimizer.read($0, diagnostics: diagnostics) }
    loss = settings.node("loss").map { Loss.read($0, diagnostics: diagnostics) }
    precision = settings.choice("precision", of: Precision.allCases.map(\.rawValue))
      .flatMap { Precision(rawValue: $0) }
  }

  private static func augmentations(_ name: String, _ settings: SettingsReader) -> [Augmentation]?? {
    settings.list(name).map { Augmentation.read(list: $0, setting: name, diagnostics: settings.diagnostics) }
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
