import Settings

/// Settings that many policies share.
extension Setting where Value == Double {
  /// A learning rate or another number above zero.
  ///
  /// - Parameter zero: whether zero itself will do.
  static func rate(
    _ name: String, _ summary: String, zero: Bool = false, standard: Double? = nil, otherwise: String? = nil,
    hint: String? = nil, example: String? = nil
  ) -> Setting {
    Setting(
      name, summary, type: zero ? "a number of at least 0" : "a number above 0",
      standard: standard.map { ($0, text($0)) }, otherwise: otherwise, hint: hint, example: example
    ) { $0.rate($1, zero: zero, $2) }
  }
}

extension Setting where Value == Length {
  /// Some time within a run.
  static func duration(
    _ name: String, _ summary: String, standard: Length? = nil, otherwise: String? = nil, example: String? = nil
  ) -> Setting {
    Setting(
      name, summary, type: "a length: '5 epochs', '490 steps', or a share of the run such as '5/24'",
      standard: standard.map { ($0, $0.text) }, otherwise: otherwise,
      hint: "write '5 epochs', '490 steps', or a share of the run such as '5/24'", example: example
    ) { $0.duration($1, $2) }
  }
}

extension SettingsNode {
  /// A finite number above zero, or from zero on.
  func rate(_ name: String, zero: Bool = false, _ diagnostics: Diagnostics) -> Double? {
    guard let value = number(name, diagnostics) else { return nil }
    if zero ? value < 0 : value <= 0 {
      diagnostics.report("\(name) must be \(zero ? "at least" : "above") 0, not \(text ?? "")", at: location)
      return nil
    }
    return value
  }

  /// A length longer than nothing.
  func duration(_ name: String, _ diagnostics: Diagnostics) -> Length? {
    guard let length = Length(self, name: name, diagnostics: diagnostics) else { return nil }
    switch length {
    case .epochs(0), .steps(0), .share(0):
      diagnostics.report("\(name) must be longer than 0", at: location)
      return nil
    default: return length
    }
  }
}
