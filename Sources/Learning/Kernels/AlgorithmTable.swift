internal import COneDNN

/// Which algorithms compute a convolution: what was measured for its class, else a fixed rule. Nothing is measured
/// while a network is built, so that a run's numbers do not depend on how busy the machine was.
package enum AlgorithmTable {
  /// The most pixels of a result for which weight gradients by taps have paid.
  private static let smallImage = 64

  package static func algorithms(for shape: ConvolutionClass) -> ConvolutionAlgorithms {
    measured[shape.description] ?? rule(for: shape)
  }

  /// For classes that nobody has measured.
  package static func rule(for shape: ConvolutionClass) -> ConvolutionAlgorithms {
    var choice = ConvolutionAlgorithms(forward: .direct, backwardData: .direct, backwardWeights: .direct)
    for part in StepPart.allCases where shape.instructions == "avx512-bf16" && offers(.winograd, shape, part) {
      choice[part] = .winograd
    }
    if choice.backwardWeights == .direct, offers(.taps, shape, .backwardWeights),
      shape.outHeight * shape.outWidth <= smallImage
    {
      choice.backwardWeights = .taps
    }
    return choice
  }

  /// Whether this machine can compute a pass so.
  package static func offers(_ algorithm: ConvolutionAlgorithm, _ shape: ConvolutionClass, _ part: StepPart) -> Bool {
    var shape = CycConvolutionShape(shape, batch: 1)
    return cyc_convolution_offers(&shape, Int32(part.index), algorithm.code) != 0
  }

  private static let measured = rows(of: measurements) ?? [:]

  /// What such a text says, by the class' description: `class: algorithms` on every line.
  ///
  /// - Returns: nil where a line is something else.
  package static func rows(of text: some StringProtocol) -> [String: ConvolutionAlgorithms]? {
    var rows: [String: ConvolutionAlgorithms] = [:]
    for line in text.split(separator: "\n") {
      let halves = line.split(separator: ":")
      guard halves.count == 2, let choice = ConvolutionAlgorithms(halves[1]) else { return nil }
      rows[String(halves[0].drop { $0 == " " })] = choice
    }
    return rows
  }
}

extension StepPart {
  var index: Int { StepPart.allCases.firstIndex(of: self) ?? 0 }
}

extension CycConvolutionShape {
  /// Without gradients.
  init(_ shape: ConvolutionClass, batch: Int) {
    self.init()
    self.batch = Int64(batch)
    (height, width) = (Int64(shape.height), Int64(shape.width))
    (in_channels, out_channels) = (Int64(shape.inChannels), Int64(shape.outChannels))
    (kernel_height, kernel_width) = (Int64(shape.kernel), Int64(shape.kernel))
    (stride, padding) = (Int64(shape.stride), Int64(shape.padding))
    type = shape.precision.elementType
    has_bias = shape.hasBias ? 1 : 0
  }
}
