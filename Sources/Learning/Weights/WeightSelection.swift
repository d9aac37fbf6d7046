/// Some of a network's weights: all of them, or those of a few layers with what lies within them.
package enum WeightSelection: Hashable, Sendable {
  case all
  /// Names as in the weights' names: `fc`, `layer4`, `layer4.1.conv2`.
  case layers([String])

  package func contains(_ weight: String) -> Bool {
    switch self {
    case .all: true
    case .layers(let names): names.contains { Self.isPart(weight, of: $0) }
    }
  }

  /// Whether a weight is that of a layer: whole parts of its name count, so that `layer1` is none of `layer10`.
  package static func isPart(_ weight: String, of layer: String) -> Bool {
    weight == layer || weight.hasPrefix(layer + ".")
  }
}

/// `"all"`, or a list of names.
extension WeightSelection: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let word = try? container.decode(String.self), word == "all" {
      self = .all
    } else {
      self = .layers(try container.decode([String].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .all: try container.encode("all")
    case .layers(let names): try container.encode(names)
    }
  }
}
