internal import CKernels

/// How one pass of a convolution is computed. All of them are tested against the definition.
package enum ConvolutionAlgorithm: String, Hashable, Codable, Sendable, CaseIterable {
  /// Products over the pixels that each result meets (Dukhan, arXiv:1907.02129).
  case direct
  /// Winograd's F(2×2, 3×3) (Lavin and Gray, arXiv:1509.09308): 16 products in place of 36.
  case winograd
  /// Winograd's F(4×4, 3×3): 36 products in place of 144.
  case winograd4
  /// As `direct`, with what every processor has: for kernels that are wrong on this one.
  case plain

  var code: CycAlgorithm {
    switch self {
    case .direct: CycDirect
    case .winograd: CycWinograd
    case .winograd4: CycWinograd4
    case .plain: CycDirectPlain
    }
  }
}

/// The algorithms of a convolution's three passes, written `winograd4 winograd4 direct` or, where all are one, `direct`.
package struct ConvolutionAlgorithms: Hashable, Codable, Sendable, CustomStringConvertible {
  package var forward: ConvolutionAlgorithm
  package var backwardData: ConvolutionAlgorithm
  package var backwardWeights: ConvolutionAlgorithm

  package init(
    forward: ConvolutionAlgorithm, backwardData: ConvolutionAlgorithm, backwardWeights: ConvolutionAlgorithm
  ) {
    (self.forward, self.backwardData, self.backwardWeights) = (forward, backwardData, backwardWeights)
  }

  package init(all algorithm: ConvolutionAlgorithm) {
    self.init(forward: algorithm, backwardData: algorithm, backwardWeights: algorithm)
  }

  package init?(_ description: some StringProtocol) {
    let words = description.split(separator: " ").map { ConvolutionAlgorithm(rawValue: String($0)) }
    guard let first = words.first ?? nil else { return nil }
    switch words.count {
    case 1: self.init(all: first)
    case 3:
      guard let second = words[1], let third = words[2] else { return nil }
      self.init(forward: first, backwardData: second, backwardWeights: third)
    default: return nil
    }
  }

  package subscript(part: StepPart) -> ConvolutionAlgorithm {
    get {
      switch part {
      case .forward: forward
      case .backwardData: backwardData
      case .backwardWeights: backwardWeights
      }
    }
    set {
      switch part {
      case .forward: forward = newValue
      case .backwardData: backwardData = newValue
      case .backwardWeights: backwardWeights = newValue
      }
    }
  }

  package var description: String {
    Set([forward, backwardData, backwardWeights]).count == 1
      ? forward.rawValue : "\(forward.rawValue) \(backwardData.rawValue) \(backwardWeights.rawValue)"
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' names no algorithms of a convolution"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
