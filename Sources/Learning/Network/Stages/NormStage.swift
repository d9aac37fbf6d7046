internal import CKernels

/// Batch normalization, and the rectifier after it where `relu`.
///
/// Training normalizes with the batch's biased variance and moves the running statistics by a tenth towards its mean
/// and unbiased variance; evaluation uses the running ones. PyTorch's BatchNorm2d.
final class NormStage: Stage {
  static let epsilon: Float = 1e-5
  static let momentum: Float = 0.1

  private let x: Activation
  private let y: Activation
  private let relu: Bool
  private let gamma: Weights.Entry
  private let beta: Weights.Entry
  private let runningMean: Weights.Entry
  private let runningVariance: Weights.Entry
  private let mean: AlignedBuffer
  private let deviation: AlignedBuffer
  private let scale: AlignedBuffer
  private let shift: AlignedBuffer
  /// How the input's gradient follows from the input, for one pass.
  private let slope: AlignedBuffer
  private let offset: AlignedBuffer
  /// Sums of the fixed pieces, as doubles.
  private let partial: AlignedBuffer

  init(
    x: Activation, y: Activation, relu: Bool, gamma: Weights.Entry, beta: Weights.Entry, runningMean: Weights.Entry,
    runningVariance: Weights.Entry
  ) {
    (self.x, self.y, self.relu, self.gamma, self.beta) = (x, y, relu, gamma, beta)
    (self.runningMean, self.runningVariance) = (runningMean, runningVariance)
    mean = AlignedBuffer(x.channels)
    deviation = AlignedBuffer(x.channels)
    scale = AlignedBuffer(x.channels)
    shift = AlignedBuffer(x.channels)
    slope = AlignedBuffer(x.channels)
    offset = AlignedBuffer(x.channels)
    partial = AlignedBuffer(2 * 2 * 64 * x.channels)
  }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [x.data] + [x.gradient, y.gradient].compactMap(\.self) }

  private var doubles: UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(partial.start).assumingMemoryBound(to: Double.self)
  }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    let weights = memory.weights
    let (gamma, beta) = (weights.value(gamma), weights.value(beta))
    let (runningMean, runningVariance) = (weights.value(runningMean), weights.value(runningVariance))
    let (rows, channels) = (Int64(x.rows), Int64(x.channels))
    if training {
      // `deviation` holds the variance for a moment.
      cyc_norm_statistics(memory.raw(x.data), x.type, rows, channels, doubles, mean.start, deviation.start)
      let unbiased = Float(x.rows) / Float(max(1, x.rows - 1))
      for k in 0..<x.channels {
        let variance = deviation.start[k]
        runningMean[k] += NormStage.momentum * (mean.start[k] - runningMean[k])
        runningVariance[k] += NormStage.momentum * (variance * unbiased - runningVariance[k])
        deviation.start[k] = 1 / (variance + NormStage.epsilon).squareRoot()
      }
    } else {
      for k in 0..<x.channels {
        mean.start[k] = runningMean[k]
        deviation.start[k] = 1 / (runningVariance[k] + NormStage.epsilon).squareRoot()
      }
    }
    for k in 0..<x.channels {
      scale.start[k] = gamma[k] * deviation.start[k]
      shift.start[k] = beta[k] - mean.start[k] * scale.start[k]
    }
    cyc_norm_apply(
      memory.raw(x.data), x.type, memory.raw(y.data), scale.start, shift.start, relu ? 1 : 0, rows, channels)
  }

  func backward(_ memory: Memory) throws(LearningError) {
    let (dgamma, dbeta) = (memory.weights.gradient(gamma), memory.weights.gradient(beta))
    let (rows, channels) = (Int64(x.rows), Int64(x.channels))
    let dy = memory.raw(y.gradient)
    cyc_norm_gradients(
      memory.raw(x.data), dy, x.type, mean.start, deviation.start, scale.start, shift.start, relu ? 1 : 0, rows,
      channels, doubles, dgamma, dbeta)
    guard let gradient = x.gradient else { return }
    for k in 0..<x.channels {
      let part = scale.start[k] / Float(x.rows)
      slope.start[k] = part * deviation.start[k] * dgamma[k]
      offset.start[k] = part * dbeta[k]
    }
    cyc_norm_backward(
      memory.raw(x.data), dy, memory.raw(gradient), x.type, mean.start, scale.start, shift.start, slope.start,
      offset.start, relu ? 1 : 0, rows, channels)
  }
}
