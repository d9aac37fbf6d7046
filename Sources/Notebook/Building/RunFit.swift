import Datasets
import Experiments
import Learning
import Runs
import Settings

/// Checks a run that is to be made against its data: pictures, batches, network, processor and memory.
struct RunFit {
  let run: RunDefinition
  /// As far as it is known before any run.
  let plan: RunPlan
  let survey: DatasetSurvey
  let threads: Int
  /// How many like it may be trained at a time.
  let copies: Int
  let diagnostics: Diagnostics
  /// Of processor and memory.
  let surroundings: Diagnostics

  /// - Returns: how much there is to compute; nil where that cannot be known.
  func check() -> TrainingWork? {
    var precision: Precision?
    do throws(LearningError) { precision = try plan.precision.resolved() } catch { report(error, at: "precision") }
    guard let input = augmented() else { return nil }
    checkEvaluation(input)
    do throws(LearningError) {
      let fit = try NetworkFit(task, input: input)
      checkNorms(fit)
      checkStart(fit)
      guard let precision else { return nil }
      try fit.checkMemory(
        training: trained, evaluated: max(held, survey.test.labels.count), besides: survey.heldBytes, copies: copies)
      return work(input, precision, fit.multiplications)
    } catch {
      report(error, at: error.cause == .machine ? "batch" : "model")
      return nil
    }
  }

  private func work(_ input: ImageSet.Extent, _ precision: Precision, _ multiplications: Int) -> TrainingWork {
    let perEpoch = plan.stepsPerEpoch(of: trained)
    let tested = (tests ? survey.test.labels.count : 0) + (plan.purpose == .training ? held : 0)
    return TrainingWork(
      network: .init(model: plan.model, input: [input.height, input.width], precision: precision),
      multiplications: multiplications, batch: plan.batch, steps: plan.duration.steps(perEpoch: perEpoch),
      stepsPerEpoch: perEpoch, images: plan.lastBatch == .drop ? perEpoch * plan.batch : trained,
      evaluated: plan.evaluations?.split == .validation ? held : tested,
      evaluatedEvery: plan.evaluations?.every ?? perEpoch)
  }

  private var held: Int { plan.validationCount(of: survey.training.labels.count) }
  private var trained: Int { survey.training.labels.count - held }
  private var task: TrainingTask {
    plan.task(
      classes: plan.model.architecture.classes ?? survey.classes.count, trainingCount: trained, threads: threads)
  }

  /// The one size in which training pictures come out of `augment`; nil after a complaint.
  private func augmented() -> ImageSet.Extent? {
    var first: (size: DatasetSurvey.Size, extent: ImageSet.Extent)?
    for size in survey.training.sizes {
      guard let extent = extent(of: size, after: plan.augment, "augment") else { return nil }
      if let first, first.extent != extent {
        diagnostics.report(
          "pictures come out of 'augment' in more than one size: \(text(first.extent))\(named(first.size)) and "
            + "\(text(extent))\(named(size))", at: place("augment"),
          hint: "let it end in one size, as [{resized-crop: 32}, normalize] does")
        return nil
      }
      first = first ?? (size, extent)
    }
    return first?.extent
  }

  /// Pictures that it is tested on, and those that are held out.
  private func checkEvaluation(_ input: ImageSet.Extent) {
    var sizes = tests ? survey.test.sizes : []
    if held > 0, plan.purpose == .training || plan.evaluations?.split == .validation { sizes += survey.training.sizes }
    for size in sizes {
      guard let extent = extent(of: size, after: plan.evaluate, "evaluate") else { return }
      guard extent != input else { continue }
      diagnostics.report(
        "pictures come out of 'evaluate' as \(text(extent))\(named(size)), and the network takes \(text(input)), as "
          + "they come out of 'augment'", at: place("evaluate"),
        hint: "let both end in one size, as evaluate: [{resize: \(input.height)}, {center-crop: \(input.height)}, "
          + "normalize] does")
      return
    }
  }

  /// Whether test pictures are looked at.
  private var tests: Bool { plan.purpose == .training || plan.evaluations?.split == .test }

  private func extent(
    of size: DatasetSurvey.Size, after steps: [Augmentation], _ setting: String
  ) -> ImageSet.Extent? {
    do throws(LearningError) { return try steps.extent(after: size.extent) } catch {
      diagnostics.report("'\(setting)' does not fit all pictures: \(error)\(named(size))", at: place(setting))
      return nil
    }
  }

  /// Weights from a file, whose last sides only the size of the pictures tells.
  private func checkStart(_ fit: NetworkFit) {
    guard let start = run.start, case .file = start.source, !start.shapes.isEmpty,
      let complaint = fit.weights.complaint(about: start.shapes, except: start.except.map(\.name))
    else { return }
    diagnostics.report(
      "the weights do not fit the network: \(complaint)", at: start.location,
      hint: "name the layers that differ in 'except', or bring the pictures to the size that the weights are for")
  }

  /// One number has no spread: its batch norm would give nothing but its bias, and learn a variance of 0.
  private func checkNorms(_ fit: NetworkFit) {
    guard let norm = fit.norm else { return }
    let last = trained % plan.batch
    let endsEpochs = plan.duration.steps(perEpoch: plan.stepsPerEpoch(of: trained)) >= plan.stepsPerEpoch(of: trained)
    let (which, hint): (String, String)
    if min(plan.batch, trained) == 1 {
      (which, hint) = ("a batch of one picture", "take a batch of at least 2, better of 16 or more")
    } else if last == 1, plan.lastBatch == .keep, trained > plan.batch, endsEpochs {
      which = "the last batch of an epoch, which has one of \(trained) training pictures,"
      hint = "write 'last-batch: drop' to leave it out, or take another batch"
    } else {
      return
    }
    diagnostics.report(
      "\(which) has a single value of each channel at the batch norm \(norm), which has no spread to normalize by",
      at: place("batch"), hint: hint)
  }

  private func report(_ error: LearningError, at setting: String) {
    let found = Diagnostic(told: error.description, at: place(setting))
    if error.cause == .machine { surroundings.report(found) } else { diagnostics.report(found) }
  }

  private func place(_ setting: String) -> SourceLocation { run.settings[setting]?.location ?? run.location }
  private func text(_ extent: ImageSet.Extent) -> String { "\(extent.width)×\(extent.height)" }
  private func named(_ size: DatasetSurvey.Size) -> String {
    guard let example = size.example else { return "" }
    return size.count == 1 ? " (\(example))" : " (\(example) and \(size.count - 1) more)"
  }
}
