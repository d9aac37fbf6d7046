internal import CKernels

/// The operands of one pass: what it reads holds numbers between −1 and 1, what it writes holds the filling.
struct TrialBuffers {
  let trial: ConvolutionTrial
  let part: StepPart
  let source: GuardedBuffer
  let destination: GuardedBuffer
  /// [O,I,K,K], [O] and their gradients.
  let weights: GuardedBuffer
  let bias: GuardedBuffer
  let weightGradient: GuardedBuffer
  let biasGradient: GuardedBuffer

  init(_ trial: ConvolutionTrial, part: StepPart, filling: GuardedBuffer.Filling, seed: UInt64) {
    (self.trial, self.part) = (trial, part)
    let (kind, batch) = (trial.kind, trial.batch)
    var stream = RandomStream(seed: seed, name: "trial")
    func filled(_ count: Int, _ precision: Precision, _ isRead: Bool) -> GuardedBuffer {
      let buffer = GuardedBuffer(bytes: count * (precision == .bfloat16 ? 2 : 4), filling: filling)
      guard isRead else { return buffer }
      for i in 0..<count {
        let value = Float(stream.uniform(-1, 1))
        if precision == .bfloat16 { buffer.halves[i] = value.bfloat16 } else { buffer.floats[i] = value }
      }
      return buffer
    }
    let weightCount = kind.outChannels * kind.inChannels * kind.kernel * kind.kernel
    source = filled(batch * kind.height * kind.width * kind.inChannels, kind.precision, part != .backwardData)
    destination = filled(
      batch * kind.outHeight * kind.outWidth * kind.outChannels, kind.precision, part != .forward)
    weights = filled(weightCount, .float32, part != .backwardWeights)
    bias = filled(kind.outChannels, .float32, true)
    weightGradient = filled(weightCount, .float32, false)
    biasGradient = filled(kind.outChannels, .float32, false)
  }

  var all: [(name: String, buffer: GuardedBuffer)] {
    [
      ("source", source), ("destination", destination), ("weights", weights), ("bias", bias),
      ("gradient of the weights", weightGradient), ("gradient of the bias", biasGradient),
    ]
  }

  /// What the pass writes.
  var result: GuardedBuffer {
    switch part {
    case .forward: destination
    case .backwardData: source
    case .backwardWeights: weightGradient
    }
  }

  func operands(scratch: GuardedBuffer) -> ConvolutionKernels.Operands {
    ConvolutionKernels.Operands(
      source: source.raw, destination: destination.raw, scratch: scratch.raw,
      bias: trial.kind.hasBias ? UnsafePointer(bias.floats) : nil, weightGradient: weightGradient.floats,
      biasGradient: biasGradient.floats)
  }

  /// The largest difference of up to `most` results from the definition, as a share of the largest result, or of what
  /// a sum of so many random products is, where that is more.
  func error(most: Int) -> Double {
    let places = places(most: most)
    var expected = [Double](repeating: 0, count: places.count)
    var shape = CycShape(trial.kind)
    cyc_definition(
      &shape, part.code, Int64(trial.batch), source.raw, weights.floats,
      trial.kind.hasBias ? UnsafePointer(bias.floats) : nil, destination.raw, places.map(Int64.init),
      Int64(places.count), &expected)
    let scale = expected.map(abs).reduce(terms.squareRoot() / 3, max)
    return zip(places, expected).map { abs(found($0) - $1) / scale }
      .reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  }

  /// Products of one result.
  private var terms: Double {
    let (kind, taps) = (trial.kind, Double(trial.kind.kernel * trial.kind.kernel))
    return switch part {
    case .forward: taps * Double(kind.inChannels)
    case .backwardData: (taps / Double(kind.stride * kind.stride)).rounded(.up) * Double(kind.outChannels)
    case .backwardWeights: Double(trial.batch * kind.outHeight * kind.outWidth)
    }
  }

  private func found(_ place: Int) -> Double {
    let weightCount = trial.kind.outChannels * trial.kind.inChannels * trial.kind.kernel * trial.kind.kernel
    if part == .backwardWeights {
      return Double(place < weightCount ? weightGradient.floats[place] : biasGradient.floats[place - weightCount])
    }
    return Double(
      trial.kind.precision == .bfloat16
        ? Float(bitPattern: UInt32(result.halves[place]) << 16) : result.floats[place])
  }

  /// All results where they are few; else the first and last ones and others by the golden ratio's multiples, which
  /// meet every channel, tap and side alike.
  private func places(most: Int) -> [Int] {
    let numbers = result.bytes / (part != .backwardWeights && trial.kind.precision == .bfloat16 ? 2 : 4)
    let count = numbers + (part == .backwardWeights && trial.kind.hasBias ? trial.kind.outChannels : 0)
    guard count > most else { return Array(0..<count) }
    let ends = min(40, most / 4)
    let between = (1...most - 2 * ends).map { (index: Int) -> Int in
      let share = (Double(index) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      return min(count - 1, Int(share * Double(count)))
    }
    return Array(0..<ends) + (count - ends..<count) + between
  }
}
