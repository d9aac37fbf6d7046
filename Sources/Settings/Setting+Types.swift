extension Setting where Value == Double {
  /// A finite number; fractions such as `5/24` are read too. NaN for an open one.
  package static func number(
    _ name: String, _ summary: String, in range: ClosedRange<Double>? = nil, unit: String? = nil,
    standard: Double? = nil, otherwise: String? = nil, example: String? = nil
  ) -> Setting {
    Setting(
      name, summary, type: range.map { "a number \(words($0.lowerBound, $0.upperBound))" } ?? "a number", unit: unit,
      standard: standard.map { ($0, text($0)) }, otherwise: otherwise, example: example
    ) { $0.number($1, in: range, $2) }
  }

  /// As a chapter writes it: `4`, `0.5`.
  package static func text(_ value: Double) -> String { Int(exactly: value).map { "\($0)" } ?? "\(value)" }

  private static func words(_ low: Double, _ high: Double) -> String {
    high >= .greatestFiniteMagnitude ? "of at least \(text(low))" : "from \(text(low)) to \(text(high))"
  }
}

extension Setting where Value == Int {
  package static func integer(
    _ name: String, _ summary: String, in range: ClosedRange<Int>, unit: String? = nil, standard: Int? = nil,
    otherwise: String? = nil, hint: String? = nil, example: String? = nil
  ) -> Setting {
    let bounds =
      range.upperBound == .max ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    return Setting(
      name, summary, type: "a whole number \(bounds)", unit: unit, standard: standard.map { ($0, "\($0)") },
      otherwise: otherwise, hint: hint, example: example
    ) { $0.integer($1, in: range, $2) }
  }
}

extension Setting where Value == Bool {
  package static func flag(_ name: String, _ summary: String, standard: Bool) -> Setting {
    Setting(name, summary, type: "true or false", standard: (standard, "\(standard)"), example: "\(!standard)") {
      $0.flag($1, $2)
    }
  }
}

extension Setting where Value == String {
  /// - Parameter type: what kind of text, "a name".
  package static func text(
    _ name: String, _ summary: String, type: String = "a text", otherwise: String? = nil, hint: String? = nil,
    example: String
  ) -> Setting {
    Setting(name, summary, type: type, otherwise: otherwise, hint: hint, example: example) { $0.string($1, $2) }
  }
}

extension Setting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a few words.
  ///
  /// - Parameter words: those that are taken; nil takes all.
  package static func word(
    _ name: String, _ summary: String, of words: [Value]? = nil, standard: Value? = nil, otherwise: String? = nil,
    hint: String? = nil, example: Value? = nil
  ) -> Setting {
    let words = (words ?? Array(Value.allCases)).map(\.rawValue)
    return Setting(
      name, summary, type: words.joined(separator: " | "), standard: standard.map { ($0, $0.rawValue) },
      otherwise: otherwise, hint: hint, example: example?.rawValue
    ) { node, name, diagnostics in node.choice(name, of: words, diagnostics).flatMap { Value(rawValue: $0) } }
  }
}

extension Setting where Value == SettingsNode {
  /// A value that its kind reads by itself, since others decide how.
  package static func node(
    _ name: String, _ summary: String, type: String, otherwise: String? = nil, hint: String? = nil, example: String,
    parts: SettingsTable = SettingsTable()
  ) -> Setting {
    Setting(name, summary, type: type, otherwise: otherwise, hint: hint, example: example, parts: parts) {
      node, _, _ in node
    }
  }
}

extension Setting {
  /// Several of what `read` reads, at least one; a single value is a list of one.
  package static func list<Item>(
    _ name: String, _ summary: String, type: String, unit: String? = nil, otherwise: String? = nil,
    hint: String? = nil, example: String, read: @escaping Setting<Item>.Read
  ) -> Setting where Value == [Item] {
    Setting(name, summary, type: type, unit: unit, otherwise: otherwise, hint: hint, example: example) {
      node, name, diagnostics in node.items(name, diagnostics) { read($0, name, diagnostics) }
    }
  }
}
