/// A result for lists and for other programs.
package enum PlainResult: Hashable, Sendable {
  case number(Double)
  case text(String)
}

extension RunResult {
  /// The names of all results that need no brackets, as chapters have them behind a run's: `test.accuracy.best`.
  package static let resultNames: [String] = ResultKind.all.filter { !$0.takesArgument }.flatMap { kind in
    kind.hasMoments ? [kind.name, "\(kind.name).best"] : [kind.name]
  }

  /// Every result that it has, by name; one number over its seeds.
  package var plainResults: [String: PlainResult] {
    var found: [String: PlainResult] = [:]
    for name in Self.resultNames { found[name] = plainResult(name) }
    return found
  }

  /// - Parameter name: as chapters have it behind a run's name, such as `class(cat).recall`.
  /// - Returns: nil where it has no such result, or there is none of that name.
  package func plainResult(_ name: String) -> PlainResult? {
    guard let path = ResultPath("run.\(name)"), ResultKind.complaint(about: path, of: definition.kind) == nil,
      let value = try? AnyRun.made(self).value(path)
    else { return nil }
    if case .text(let text) = value.content { return .text(text) }
    return value.number.map { .number($0) }
  }

  /// Whether some run has results of this name.
  package static func isResult(_ name: String) -> Bool {
    guard let path = ResultPath("run.\(name)") else { return false }
    return [RunDefinition.Kind.training, .rangeTest].contains { ResultKind.complaint(about: path, of: $0) == nil }
  }
}

extension PlainResult: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
