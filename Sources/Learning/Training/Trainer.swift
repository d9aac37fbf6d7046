import Foundation
import Synchronization

/// Trains one network on one thread and its workers: a task in, values out.
package actor Trainer {
  private let task: TrainingTask
  private let training: ImageSet
  private let length: RunLength
  private var schedule: ScheduleState
  private let augmentation: InputPipeline
  private let evaluation: InputPipeline
  private let executor: ThreadExecutor
  private let kernels: KernelChoice
  private var engine: Engine?
  private var step = 0
  private var order: (epoch: Int, indices: [Int]) = (-1, [])
  package nonisolated let stepsPerEpoch: Int

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The network with the memory of its inputs; made on the actor's thread.
  private struct Engine {
    let network: Network
    let input: ImageSet.Extent
    var images = AlignedBuffer(0)
  }

  /// - Parameter kernels: those of its beginning, where a training goes on.
  /// - Throws: where pictures, network and settings do not fit together.
  package init(
    _ task: TrainingTask, training: ImageSet, kernels: KernelChoice = .standard
  ) throws(LearningError) {
    stepsPerEpoch = task.stepsPerEpoch(of: training.count)
    guard stepsPerEpoch > 0 else {
      throw LearningError("train", "\(training.count) pictures do not fill one batch of \(task.batch)")
    }
    (self.task, self.training, self.kernels) = (task, training, kernels)
    length = RunLength(steps: task.steps, stepsPerEpoch: stepsPerEpoch)
    schedule = try task.schedule.start(length)
    if let complaint = task.trainable?.complaint(about: length) { throw LearningError("train", complaint) }
    augmentation = try InputPipeline(task.augment, measuredOn: training)
    evaluation = try InputPipeline(task.evaluate, measuredOn: training, takesTraining: false)
    executor = ThreadExecutor(name: "training")
  }

  deinit { executor.finish() }

  /// Numbers that training changes, running statistics aside.
  package func parameters() throws(LearningError) -> Int { try network().weights.parameterCount }

  /// The algorithms of every convolution, by its path.
  package func algorithms() throws(LearningError) -> [String: ConvolutionAlgorithms] { try network().algorithms }

  /// Kernels that were wrong on this processor, and what computes instead.
  package func replacements() throws(LearningError) -> [String] { try network().replacements }

  /// Height and width of the pictures that the network takes.
  package var input: ImageSet.Extent {
    get throws(LearningError) { try augmentation.outputExtent(of: training.extents[0]) }
  }

  /// Trains up to a step, which is not taken any more.
  ///
  /// A loss or a weight that is no finite number ends it after that step, and the trace says so. Where it is the loss,
  /// the weights are as the step found them.
  ///
  /// - Parameters:
  ///   - metric: what the schedule watches, where it was measured since the last step.
  ///   - observe: sees every step; false stops.
  package func advance(
    to end: Int, metric: Double? = nil, observe: @Sendable (StepTrace) -> Bool = { _ in true }
  ) throws(LearningError) -> [StepTrace] {
    var traces: [StepTrace] = []
    while step < min(end, task.steps) {
      let trace = try take(step, metric: traces.isEmpty ? metric : nil)
      traces.append(trace)
      guard trace.isSound else { break }
      step += 1
      if !observe(trace) { break }
    }
    return traces
  }

  /// Pictures that are evaluated at once.
  static let mostEvaluated = 256

  package func evaluate(_ set: ImageSet) throws(LearningError) -> Evaluation {
    let network = try network()
    var result = Evaluation(predictions: [], confidences: [], loss: 0, correct: 0)
    let plain = Loss.crossEntropy(labelSmoothing: 0)
    var start = 0
    while start < set.count {
      // Pictures of one size at a time.
      var end = start + 1
      while end < set.count, end - start < Self.mostEvaluated, set.extents[end] == set.extents[start] { end += 1 }
      let indices = Array(start..<end)
      let images = try input(indices[...], of: set, preparation: evaluation, epoch: 0)
      let program = try network.program(batch: indices.count, keepsGradients: false)
      let logits = try program.forward(images, training: false)
      let part = plain.evaluate(logits, labels: set.labels[start..<end], classes: program.classes) { _, best, share in
        result.predictions.append(best)
        result.confidences.append(share)
      }
      result.loss += part.loss * Double(indices.count)
      result.correct += part.correct
      start = end
    }
    result.loss /= Double(max(1, set.count))
    return result
  }

  package func state() throws(LearningError) -> TrainingState {
    let weights = try network().weights
    var tensors: [String: Tensor] = [:]
    for block in Weights.kept(by: task.optimizer) {
      for (name, tensor) in weights.tensors(block) { tensors["\(block.name)/\(name)"] = tensor }
    }
    return TrainingState(step: step, schedule: schedule, tensors: tensors)
  }

  /// All weights with running statistics, by PyTorch's names.
  package func weights() throws(LearningError) -> [String: Tensor] { try network().weights.tensors(.weights) }

  /// Takes over weights from elsewhere, before the first step.
  ///
  /// - Parameter except: layers that keep their fresh weights.
  /// - Throws: where names or shapes are others than the network's.
  package func start(from weights: [String: Tensor], except: [String] = []) throws(LearningError) {
    precondition(step == 0, "weights cannot be exchanged after \(step) steps")
    try network().weights.load(weights, into: .weights, except: except)
  }

  package func restore(_ state: TrainingState) throws(LearningError) {
    let weights = try network().weights
    for block in Weights.kept(by: task.optimizer) {
      let prefix = block.name + "/"
      let part = state.tensors.filter { $0.key.hasPrefix(prefix) }
      try weights.load(
        Dictionary(uniqueKeysWithValues: part.map { (String($0.key.dropFirst(prefix.count)), $0.value) }), into: block)
    }
    (step, schedule) = (state.step, state.schedule)
  }

  /// The first pictures of the first epoch, as its batches have them: 3×H×W bytes each.
  package func samples(
    _ count: Int
  ) throws(LearningError) -> [(index: Int, extent: ImageSet.Extent, planes: [UInt8])] {
    var stream = RandomStream(seed: task.seed, name: "order", 0)
    var samples: [(Int, ImageSet.Extent, [UInt8])] = []
    for index in stream.permutation(training.count).prefix(count) {
      let (extent, planes) = try augmentation.picture(index, of: training, seed: task.seed, epoch: 0)
      samples.append((index, extent, planes))
    }
    return samples
  }

  private func take(_ step: Int, metric: Double?) throws(LearningError) -> StepTrace {
    let network = try network()
    let (epoch, position) = (step / stepsPerEpoch, step % stepsPerEpoch)
    if order.epoch != epoch {
      var stream = RandomStream(seed: task.seed, name: "order", epoch)
      order = (epoch, stream.permutation(training.count))
    }
    let first = position * task.batch
    let indices = order.indices[first..<min(first + task.batch, training.count)]
    let images = try input(indices, of: training, preparation: augmentation, epoch: epoch)
    let labels = indices.map { training.labels[$0] }
    var ahead = schedule
    let rates = ahead.next(metric: metric)
    let program = try network.program(batch: indices.count, keepsGradients: true)
    let logits = try program.forward(images, training: true)
    let result = task.loss.evaluate(
      logits, labels: labels[...], classes: program.classes, gradient: program.logitsGradient)
    var isSound = result.loss.isFinite
    if isSound {
      try program.backward()
      isSound = network.weights.update(
        with: task.optimizer, learningRate: rates.learningRate, momentum: rates.momentum,
        of: trainable(at: step, network.weights))
      schedule = ahead
    }
    return StepTrace(
      step: step, learningRate: rates.learningRate, momentum: rates.momentum, loss: result.loss,
      correct: result.correct, count: indices.count, isSound: isSound)
  }

  /// What a step changes; what it is the first to change again begins anew.
  private func trainable(at step: Int, _ weights: Weights) -> WeightSelection {
    guard let parts = task.trainable else { return .all }
    let now = parts.selection(at: step, of: length)
    let before = parts.selection(at: max(0, step - 1), of: length)
    if now != before { weights.forgetState { now.contains($0) && !before.contains($0) } }
    return now
  }

  private func network() throws(LearningError) -> Network {
    if let engine {
      engine.network.useThreads()
      return engine.network
    }
    let input = try input
    let layer = task.model.network(classes: task.classes)
    for case .layers(let names) in (task.trainable ?? []).map(\.layers) {
      let list = try WeightList(layer, input: input.shape)
      guard let name = names.first(where: { !list.hasLayer($0) }) else { continue }
      throw LearningError("train", "there is no layer '\(name)' to train")
    }
    let network = try Network(
      layer, input: input.shape, precision: task.precision, threads: task.threads, seed: task.seed, kernels: kernels)
    try task.loss.check(network.output, classes: task.classes)
    try network.weights.prepare(for: task.optimizer)
    engine = Engine(network: network, input: input)
    return network
  }

  /// The prepared pictures, in memory that the next call takes again.
  private func input(
    _ indices: ArraySlice<Int>, of set: ImageSet, preparation: InputPipeline, epoch: Int
  ) throws(LearningError) -> UnsafePointer<Float> {
    guard let expected = engine?.input else { preconditionFailure("no engine") }
    for extent in Set(indices.map { set.extents[$0] }) {
      let found = try preparation.outputExtent(of: extent)
      guard found == expected else {
        throw LearningError(
          "prepare pictures",
          "they come out as \(found.height)×\(found.width), the network takes \(expected.height)×\(expected.width); "
            + "let 'augment' and 'evaluate' end in one size")
      }
    }
    let count = indices.count * ImageSet.channels * expected.height * expected.width
    if let images = engine?.images, images.count < count {
      engine?.images = AlignedBuffer(0)
      try MemoryBudget.check(4 * count, for: "a batch's pictures")
      engine?.images = AlignedBuffer(count)
    }
    guard let images = engine?.images else { preconditionFailure("no engine") }
    // Every piece writes to its own part.
    nonisolated(unsafe) let start = images.start
    // What has to be read takes so long that each picture is a task.
    let (seed, size, piece) = (task.seed, count / max(1, indices.count), set.heldBytes > 0 ? 8 : 1)
    let failure = Mutex<LearningError?>(nil)
    concurrently((indices.count + piece - 1) / piece) { task in
      let low = indices.startIndex + task * piece
      let part = indices[low..<min(low + piece, indices.endIndex)]
      do throws(LearningError) {
        try preparation.prepare(part, of: set, seed: seed, epoch: epoch, into: start + task * piece * size)
      } catch { failure.withLock { $0 = $0 ?? error } }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return UnsafePointer(start)
  }
}
