import Settings

/// Settings that many policies share. Each gives nil after a complaint.
extension SettingsReader {
  /// A learning rate or another number above zero.
  ///
  /// - Parameters:
  ///   - zero: whether zero itself will do.
  ///   - standard: what it is where it is not written; without one the setting is needed.
  func rate(_ name: String, zero: Bool = false, standard: Double? = nil) -> Double? {
    guard let node = node(name) else {
      if standard == nil { missing(name) }
      return standard
    }
    return node.rate(name, zero: zero, diagnostics)
  }

  /// Several learning rates, at least one.
  func rates(_ name: String, zero: Bool = false) -> [Double]? {
    missing(name, hint: "write a list such as [0.1, 0.01]")
    return items(name) { $0.rate(name, zero: zero, diagnostics) }
  }

  /// A length of some duration.
  func duration(_ name: String, standard: Length? = nil) -> Length? {
    guard let node = node(name) else {
      if standard == nil { missing(name, hint: "write '5 epochs', '490 steps', or a share of the run such as '5/24'") }
      return standard
    }
    return node.duration(name, diagnostics)
  }

  /// A list's items as `read` gives them; nil after a complaint about one of them or about an empty list.
  func items<Item>(_ name: String, _ read: (SettingsNode) -> Item?) -> [Item]? {
    guard let nodes = list(name) else { return nil }
    if nodes.isEmpty { diagnostics.report("\(name) is an empty list", at: location(of: name)) }
    let items = nodes.compactMap(read)
    return items.isEmpty || items.count < nodes.count ? nil : items
  }

  /// One of an enumeration's words.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, standard: Word) -> Word?
  where Word.RawValue == String {
    guard node(name) != nil else { return standard }
    return choice(name, of: Word.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0) }
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
