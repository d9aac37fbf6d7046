import Settings

/// Adam as PyTorch's: weight decay is added to the gradient. A schedule's momentum takes the first beta's place.
///
/// Kingma and Ba, "Adam: A method for stochastic optimization", arXiv:1412.6980.
package struct Adam: OptimizerKind {
  package static let name = "adam"
  package static let summary = "Adam; a momentum that the schedule cycles is its first beta."
  package static let state = AdamMoments.state
  package static let countsSteps = true

  package var betas: [Double]
  package var eps: Double
  package var weightDecay: Double

  package init(_ moments: AdamMoments = AdamMoments(), weightDecay: Double = 0) {
    (betas, eps, self.weightDecay) = (moments.betas, moments.eps, weightDecay)
  }

  private static let weightDecay = OptimizerSettings.weightDecay(
    "Share of every weight that is added to its gradient", standard: 0)
  package static let settings = SettingsTable(AdamMoments.betas, AdamMoments.eps, weightDecay)

  package static func read(_ settings: SettingsReader) -> Adam? {
    let (moments, decay) = (AdamMoments(settings), settings[weightDecay])
    guard let moments, let decay else { return nil }
    return Adam(moments, weightDecay: decay)
  }

  package var momentum: Double { betas[0] }

  package func update(_ step: OptimizerStep) -> Bool {
    AdamMoments(betas: betas, eps: eps).update(step, coupled: weightDecay, decoupled: 0)
  }

  private enum CodingKeys: String, CodingKey {
    case betas, eps
    case weightDecay = "weight-decay"
  }
}

/// Adam with decoupled weight decay, as PyTorch's AdamW: weights shrink by rate·decay beside the step.
///
/// Loshchilov and Hutter, "Decoupled weight decay regularization", arXiv:1711.05101.
package struct AdamW: OptimizerKind {
  package static let name = "adamw"
  package static let summary = "Adam with decoupled weight decay, 0.01 by default."
  package static let state = AdamMoments.state
  package static let countsSteps = true

  package var betas: [Double]
  package var eps: Double
  package var weightDecay: Double

  package init(_ moments: AdamMoments = AdamMoments(), weightDecay: Double = 0.01) {
    (betas, eps, self.weightDecay) = (moments.betas, moments.eps, weightDecay)
  }

  private static let weightDecay = OptimizerSettings.weightDecay(
    "Share of every weight by which it shrinks, times the rate, at each step", standard: 0.01)
  package static let settings = SettingsTable(AdamMoments.betas, AdamMoments.eps, weightDecay)

  package static func read(_ settings: SettingsReader) -> AdamW? {
    let (moments, decay) = (AdamMoments(settings), settings[weightDecay])
    guard let moments, let decay else { return nil }
    return AdamW(moments, weightDecay: decay)
  }

  package var momentum: Double { betas[0] }

  package func update(_ step: OptimizerStep) -> Bool {
    AdamMoments(betas: betas, eps: eps).update(step, coupled: 0, decoupled: weightDecay)
  }

  private enum CodingKeys: String, CodingKey {
    case betas, eps
    case weightDecay = "weight-decay"
  }
}
