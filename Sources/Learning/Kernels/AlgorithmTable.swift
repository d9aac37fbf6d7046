internal import CKernels

/// Which algorithms compute a convolution: what was measured for its class, else a fixed rule. Nothing is measured
/// while a network is built, so that a run's numbers do not depend on how busy the machine was.
package enum AlgorithmTable {
  /// The fewest rows and columns of results for which F(4×4, 3×3) has paid.
  private static let largeTile = 3

  /// Fewer channels than these are computed directly in bf16.
  private static let fewestChannels = 16

  package static func algorithms(for shape: ConvolutionClass) -> ConvolutionAlgorithms {
    measured[shape.description] ?? rule(for: shape)
  }

  /// For classes that nobody has measured.
  package static func rule(for shape: ConvolutionClass) -> ConvolutionAlgorithms {
    var choice = ConvolutionAlgorithms(all: .direct)
    for part in StepPart.allCases {
      let (height, width) =
        part == .backwardData ? (shape.height, shape.width) : (shape.outHeight, shape.outWidth)
      let isLarge = min(height, width) >= largeTile
      let wanted: [ConvolutionAlgorithm] = isLarge ? [.winograd4, .winograd] : [.winograd]
      choice[part] = wanted.first { candidates(for: shape, part).contains($0) } ?? .direct
    }
    return choice
  }

  /// What a table may choose from: what is offered and rounds little enough.
  package static func candidates(for shape: ConvolutionClass, _ part: StepPart) -> [ConvolutionAlgorithm] {
    let offered = [ConvolutionAlgorithm.direct, .winograd, .winograd4].filter { offers($0, shape, part) }
    // Without fused products F(4×4, 3×3) rounds so much that a ReLU of a golden turns.
    guard shape.instructions != .plain else { return offered.filter { $0 != .winograd4 } }
    guard shape.precision == .bfloat16 else { return offered }
    // Cosines of the goldens' first steps say what bf16 bears: F(4×4, 3×3) forward turns the gradients of all layers
    // before it (from .96 to .87), backward it adds little; networks of few channels bear neither transform.
    let isNarrow = min(shape.inChannels, shape.outChannels) < fewestChannels
    return offered.filter { $0 == .direct || !isNarrow && ($0 == .winograd || part != .forward) }
  }

  /// Whether the class' instruction set can compute a pass so.
  package static func offers(_ algorithm: ConvolutionAlgorithm, _ shape: ConvolutionClass, _ part: StepPart) -> Bool {
    var shape = CycShape(shape)
    return cyc_convolution_offers(&shape, part.code, algorithm.code) != 0
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
