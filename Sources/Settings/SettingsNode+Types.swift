/// Reading one value by the type that is wanted.
extension SettingsNode {
  package func string(_ name: String, _ diagnostics: Diagnostics) -> String? {
    if case .scalar(let text, let isPlain) = value, !(text.isEmpty && isPlain) { return text }
    diagnostics.report("\(name) takes a text, not \(summary)", at: location)
    return nil
  }

  package func flag(_ name: String, _ diagnostics: Diagnostics) -> Bool? {
    switch text {
    case "true": return true
    case "false": return false
    default:
      diagnostics.report("\(name) takes true or false, not \(summary)", at: location)
      return nil
    }
  }

  package func integer(_ name: String, in range: ClosedRange<Int>, _ diagnostics: Diagnostics) -> Int? {
    guard let text, let value = Self.digits(text[...]).flatMap({ Int($0) }) else {
      let words = text?.split(separator: " ") ?? []
      let bare = words.count == 2 ? Self.digits(words[0]).flatMap { Int($0) } : nil
      let hint = bare.map { "write '\(name): \($0)', without a unit" }
      diagnostics.report("\(name) takes a whole number, not \(summary)", at: location, hint: hint)
      return nil
    }
    guard range.contains(value) else {
      let bounds =
        range.upperBound == .max
        ? "at least \(range.lowerBound)" : "between \(range.lowerBound) and \(range.upperBound)"
      diagnostics.report("\(name) must be \(bounds), not \(value)", at: location)
      return nil
    }
    return value
  }

  /// NaN stands for an open number: it fits every range, and where numbers are compared, a check refuses what it knows to
  /// be wrong (`if end >= start`), not what it does not know to be right.
  package func number(
    _ name: String, in range: ClosedRange<Double>? = nil, _ diagnostics: Diagnostics
  ) -> Double? {
    if isOpen { return .nan }
    guard let text, let value = Self.number(text) else {
      let percent = text.flatMap { $0.hasSuffix("%") ? Self.number(String($0.dropLast().prefix { $0 != " " })) : nil }
      diagnostics.report(
        "\(name) takes a number, not \(summary)", at: location,
        hint: percent.map { "write \(Setting<Double>.text($0 / 100)) for \(Setting<Double>.text($0)) %" })
      return nil
    }
    guard value.isFinite else {
      diagnostics.report("\(name) must be a finite number, not '\(text)'", at: location)
      return nil
    }
    if let range, !range.contains(value) {
      let bounds =
        range.upperBound.isInfinite || range.upperBound == Double.greatestFiniteMagnitude
        ? "at least \(Setting<Double>.text(range.lowerBound))"
        : "between \(Setting<Double>.text(range.lowerBound)) and \(Setting<Double>.text(range.upperBound))"
      diagnostics.report("\(name) must be \(bounds), not \(text)", at: location)
      return nil
    }
    return value
  }

  /// `0.1`, `.5`, `5e-4`, `5/24`; also `nan` and `inf`, for which there is a better message than "not a number".
  package static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      // A zero has no sign, as equal settings are one text.
      digits(part.trimming { $0 == " " }).flatMap { Double($0) }.map { $0 + 0 }
    }
    switch parts.count {
    case 1:
      return parts[0]
        ?? ([".nan", ".NaN", ".NAN"].contains(text) ? .nan : [".inf", "-.inf"].contains(text) ? .infinity : nil)
    case 2:
      guard let numerator = parts[0], let denominator = parts[1], denominator != 0 else { return nil }
      return numerator / denominator
    default: return nil
    }
  }
}

extension SettingsNode {
  /// A number's text without the marks that stand between its digits, `1_000`; nil where a mark stands elsewhere, and for
  /// `0x10`, which would be one number for Swift and another for YAML.
  private static func digits(_ text: Substring) -> String? {
    let bytes = Array(text.utf8)
    func isDigit(_ place: Int) -> Bool { bytes.indices.contains(place) && (48...57).contains(bytes[place]) }
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_"), !(isDigit(place - 1) && isDigit(place + 1)) { return nil }
      if byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X") { return nil }
    }
    return String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  /// One of a few words.
  package func choice(_ name: String, of words: [String], _ diagnostics: Diagnostics) -> String? {
    guard let word = string(name, diagnostics) else { return nil }
    guard words.contains(word) else {
      diagnostics.report("\(name) cannot be '\(word)'", at: location, hint: NearestName.hint(for: word, among: words))
      return nil
    }
    return word
  }

  /// The items of a list; a single value is a list of one.
  package var items: [SettingsNode] {
    if case .list(let items) = value { items } else { [self] }
  }

  /// A list's items as `read` gives them; nil after a complaint about one of them or about an empty list.
  package func items<Item>(
    _ name: String, _ diagnostics: Diagnostics, _ read: (SettingsNode) -> Item?
  ) -> [Item]? {
    if items.isEmpty { diagnostics.report("\(name) is an empty list", at: location) }
    let values = items.compactMap(read)
    return values.isEmpty || values.count < items.count ? nil : values
  }

  /// The entries of a mapping; none for anything else.
  package var entries: [Entry] {
    guard case .mapping(let entries) = value else { return [] }
    return entries
  }
}

extension Substring {
  /// Without what is at both ends.
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> Substring {
    var rest = drop(while: isLeftOut)
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return rest
  }
}
