import Settings

/// How gradients move the weights; the learning rate, and momentum where it changes, come from the schedule.
package enum Optimizer: Hashable, Codable, Sendable {
  case sgd(SGD)

  package static let all = ["sgd"]

  package init(from decoder: any Decoder) throws {
    self = .sgd(try decoder.container(keyedBy: KindKey.self).decode(SGD.self, forKey: KindKey("sgd")))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: KindKey.self)
    switch self {
    case .sgd(let sgd): try container.encode(sgd, forKey: KindKey("sgd"))
    }
  }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Optimizer? {
    guard let kind = SettingsKind(node, setting: "optimizer", of: all, diagnostics: diagnostics) else { return nil }
    let settings = kind.reader(diagnostics: diagnostics)
    let sgd = SGD(settings)
    settings.finish()
    return .sgd(sgd)
  }
}

/// Stochastic gradient descent as PyTorch's: g = ∂loss/∂w + decay·w; v = momentum·v + g;
/// w −= rate·v, or rate·(g + momentum·v) with Nesterov. Weight decay acts on every weight.
package struct SGD: Hashable, Codable, Sendable {
  package static let summary = "Stochastic gradient descent with momentum, Nesterov momentum and weight decay."

  package var momentum: Double
  package var nesterov: Bool
  package var weightDecay: Double

  package init(momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) {
    (self.momentum, self.nesterov, self.weightDecay) = (momentum, nesterov, weightDecay)
  }

  init(_ settings: SettingsReader) {
    momentum = settings.number("momentum", in: 0...1) ?? 0
    nesterov = settings.flag("nesterov") ?? false
    weightDecay = settings.number("weight-decay", in: 0...Double.greatestFiniteMagnitude) ?? 0
  }

  private enum CodingKeys: String, CodingKey {
    case momentum, nesterov
    case weightDecay = "weight-decay"
  }
}
