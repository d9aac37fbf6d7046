import Settings

/// end + (start − end)·(1 + cos(π·step/over))/2, then `end`: PyTorch's CosineAnnealingLR.
///
/// PyTorch's climbs again after its end and, being computed from one step to the next, drifts; this one stays at its
/// end, with a warning, and is computed from the step alone. Loshchilov and Hutter, "SGDR", 2017.
package struct CosinePolicy: DecayPolicy {
  package static let name = "cosine"
  package static let summary = "Falls along half a cosine wave: `{cosine: {start: 0.1, end: 0.001}}`."

  package var start: Double
  package var end: Double
  package var over: Length
  package var momentum: Double?

  package init(start: Double, end: Double = 0, over: Length = .share(1), momentum: Double? = nil) {
    (self.start, self.end, self.over, self.momentum) = (start, end, over, momentum)
  }

  package static let settings = SettingsTable(Decay.start, Decay.end, Decay.over, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> CosinePolicy? {
    let (decay, momentum) = (settings.decay(), settings[PolicySettings.momentum])
    return decay.map { CosinePolicy(start: $0.start, end: $0.end, over: $0.over, momentum: momentum) }
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    Rates(learningRate: Annealing.cosine.between(start, end, way(at: step, of: length)), momentum: momentum)
  }
}
