import Settings

extension Smoothing {
  /// Reads `none`, `{exponential: 0.98}` or `{torch: 0.05}`; a bare number counts as exponential.
  ///
  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Smoothing? {
    if let text = node.text, let share = SettingsNode.number(text) {
      return checked(share, node, diagnostics).map { .exponential($0) }
    }
    guard
      let kind = SettingsKind(
        node, setting: "smoothing", of: ["exponential", "torch", "none"], diagnostics: diagnostics)
    else { return nil }
    if kind.name == "none" {
      kind.reader(diagnostics: diagnostics).finish()
      return Smoothing.none
    }
    let settings = kind.reader(shorthand: "share", diagnostics: diagnostics)
    let written = settings.node("share")
    settings.finish()
    let share = written.map { checked($0.number(kind.name, diagnostics), $0, diagnostics) }
    switch (kind.name, written == nil) {
    case ("exponential", true): return .fastai
    case ("torch", true): return .torch(0.05)
    case ("torch", false): return share.flatMap { $0 }.map { .torch($0) }
    default: return share.flatMap { $0 }.map { .exponential($0) }
    }
  }

  /// A share above 0 and below 1: 0 is written `none`, and a mean that keeps all of the past never looks.
  private static func checked(_ share: Double?, _ node: SettingsNode, _ diagnostics: Diagnostics) -> Double? {
    guard let share else { return nil }
    guard share > 0, share < 1 else {
      diagnostics.report("smoothing takes a share between 0 and 1, not \(node.text ?? "")", at: node.location)
      return nil
    }
    return share
  }
}
