import Settings

/// How the curve of a range test is smoothed, as chapters name it.
package protocol SmoothingKind: NamedKind {
  var smoothing: Smoothing { get }
}

extension Smoothing {
  package static let all: [any SmoothingKind.Type] = [ExponentialSmoothing.self, TorchSmoothing.self, NoSmoothing.self]

  /// Reads `none`, `{exponential: 0.98}` or `{torch: 0.05}`; a bare number counts as exponential.
  ///
  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Smoothing? {
    if node.text.flatMap({ SettingsNode.number($0) }) != nil {
      return share(node, "smoothing", diagnostics).map { .exponential($0) }
    }
    return (node.kind(among: all, setting: "smoothing", diagnostics)?.value as? any SmoothingKind)?.smoothing
  }

  /// A share above 0 and below 1: 0 is written `none`, and a mean that keeps all of the past never looks.
  fileprivate static func share(_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> Double? {
    guard let share = node.number(name, diagnostics) else { return nil }
    if share > 0, share < 1 { return share }
    diagnostics.report("smoothing takes a share between 0 and 1, not \(node.text ?? "")", at: node.location)
    return nil
  }

  fileprivate static func setting(_ summary: String, standard: Double) -> Setting<Double> {
    Setting(
      "share", summary, type: "a number above 0 and below 1", standard: (standard, Setting.text(standard)), read: share)
  }
}

private struct ExponentialSmoothing: SmoothingKind {
  static let name = "exponential"
  static let summary =
    "Exponential mean that keeps a share of the past, corrected for its start, as fastai's: `{exponential: 0.98}`."
  static let shorthand: String? = "share"
  private static let share = Smoothing.setting("What is kept of the mean at each point", standard: 0.98)
  static let settings = SettingsTable(share)

  let smoothing: Smoothing

  static func read(_ settings: SettingsReader) -> ExponentialSmoothing? {
    settings[share].map { ExponentialSmoothing(smoothing: .exponential($0)) }
  }
}

private struct TorchSmoothing: SmoothingKind {
  static let name = "torch"
  static let summary =
    "Exponential mean that takes a share of each new point and starts with the first, as torch-lr-finder's: "
    + "`{torch: 0.05}`."
  static let shorthand: String? = "share"
  private static let share = Smoothing.setting("What is taken of each new point", standard: 0.05)
  static let settings = SettingsTable(share)

  let smoothing: Smoothing

  static func read(_ settings: SettingsReader) -> TorchSmoothing? {
    settings[share].map { TorchSmoothing(smoothing: .torch($0)) }
  }
}

private struct NoSmoothing: SmoothingKind {
  static let name = "none"
  static let summary = "The points as they were measured."

  var smoothing: Smoothing { .none }

  static func read(_ settings: SettingsReader) -> NoSmoothing? { NoSmoothing() }
}
