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

  /// A length of some duration.
  func duration(_ name: String, standard: Length? = nil) -> Length? {
    guard let node = node(name) else {
      if standard == nil { missing(name, hint: "write '5 epochs', '490 steps', or a share of the run such as '5/24'") }
      return standard
    }
    return Length(node, name: name, diagnostics: diagnostics).flatMap { length in
      switch length {
      case .epochs(0), .steps(0), .share(0):
        diagnostics.report("\(name) must be longer than 0", at: node.location)
        return nil
      default: return length
      }
    }
  }

  /// Several lengths, none of zero duration; at least one.
  func durations(_ name: String) -> [Length]? {
    missing(name, hint: "write a list such as [5 epochs, 10 epochs]")
    guard let items = list(name) else { return nil }
    let lengths = items.compactMap { Length($0, name: name, diagnostics: diagnostics) }
    guard lengths.count == items.count else { return nil }
    if items.isEmpty { diagnostics.report("\(name) is an empty list", at: location(of: name)) }
    return items.isEmpty ? nil : lengths
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
    guard value > 0 || zero && value == 0 else {
      diagnostics.report("\(name) must be \(zero ? "at least" : "above") 0, not \(text ?? "")", at: location)
      return nil
    }
    return value
  }
}
