import Settings

extension RunSettings {
  /// Training pictures that are held out.
  struct HeldOut: Sendable {
    /// Of all training pictures, 0…1.
    var share: Double
    /// Whether that share is held out of each class.
    var isByClass: Bool

    fileprivate enum Basis: String, CaseIterable, Sendable { case `class` }
    fileprivate static let share = Setting<Double>.number(
      "share", "Share of the training pictures", in: 0.001...0.9, otherwise: "needed", example: "0.1")
    fileprivate static let basis = Setting<Basis>.word(
      "by", "Whether it is that share of each class", otherwise: "of all pictures", example: .class)
    fileprivate static let parts = SettingsTable(share, basis)
  }

  static let validation = Setting(
    "validation", "Share of the training pictures that are held out, to measure and choose by",
    type: "a number from 0.001 to 0.9, or {share: NUMBER, by: class}", otherwise: "none are", example: "0.1",
    parts: HeldOut.parts
  ) { node, name, diagnostics -> HeldOut? in
    guard case .mapping = node.value else {
      return HeldOut.share.read(node, name, diagnostics).map { HeldOut(share: $0, isByClass: false) }
    }
    let own = SettingsReader(
      node, owner: name, table: HeldOut.parts, diagnostics: diagnostics)
    own.missing("share", hint: "write {share: 0.1, by: class}")
    let (share, basis) = (own[HeldOut.share], own[HeldOut.basis])
    own.finish()
    return share.map { HeldOut(share: $0, isByClass: basis != nil) }
  }
}
