import Yams

/// Reads YAML text into settings nodes, within bounds that keep a hostile text from exhausting the machine.
package enum SettingsText {
  static let largestText = 256 * 1024
  static let mostNodes = 20_000
  static let deepest = 48

  /// The text's tree; an empty text is an empty mapping.
  ///
  /// - Parameter location: where the text's first character stands; its column holds for every line, as within a list.
  /// - Returns: nil after a complaint.
  package static func parse(_ text: String, at location: SourceLocation, diagnostics: Diagnostics) -> SettingsNode? {
    do throws(Diagnostic) {
      try checkBounds(text, at: location)
      if let alias = firstAlias(in: text, from: location) {
        throw Diagnostic("aliases are not resolved here", at: alias, hint: "write the value out")
      }
      guard let root = try compose(text, at: location) else { return SettingsNode(.mapping([]), at: location) }
      var budget = mostNodes
      return try convert(root, from: location, depth: 0, budget: &budget)
    } catch {
      diagnostics.report(error)
      return nil
    }
  }

  private static func compose(_ text: String, at location: SourceLocation) throws(Diagnostic) -> Node? {
    do { return try Yams.compose(yaml: text) } catch {
      if let tab = tab(in: text, from: location) {
        throw Diagnostic("a tab indents this line", at: tab, hint: "indent settings with spaces")
      }
      let advice = advice(about: error, in: text)
      var place = place(of: error, from: location)
      if let line = advice.line { (place.line, place.column) = (location.line + line - 1, location.column) }
      throw Diagnostic("this is not YAML: \(reason(of: error))", at: place, hint: advice.hint)
    }
  }

  /// The first line that begins with a tab, or with one behind spaces.
  private static func tab(in text: String, from location: SourceLocation) -> SourceLocation? {
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let spaces = row.prefix { $0 == " " }.count
      guard row.dropFirst(spaces).first == "\t" else { continue }
      return SourceLocation(file: location.file, line: location.line + index, column: location.column + spaces)
    }
    return nil
  }

  /// The parser recurses; texts that nest deeper than settings ever do never reach it.
  private static func checkBounds(_ text: String, at location: SourceLocation) throws(Diagnostic) {
    guard text.utf8.count <= largestText else {
      throw Diagnostic("these settings are longer than \(largestText / 1024) KiB", at: location)
    }
    var line = 1
    var open = 0
    var indents: [Int] = []
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let control = row.utf8.firstIndex(where: { $0 < 0x20 && ![9, 13].contains($0) || $0 == 0x7F }) {
        throw Diagnostic(
          "there is a control character in these settings",
          at: SourceLocation(
            file: location.file, line: location.line + line - 1,
            column: location.column + row[..<control].unicodeScalars.count), hint: "delete it")
      }
      let content = row.drop { $0 == " " }
      if !content.isEmpty {
        let indent = row.count - content.count
        indents.removeAll { $0 >= indent }
        indents.append(indent)
      }
      let dashes = content.prefix { $0 == "-" || $0 == " " || $0 == "?" || $0 == ":" }.count / 2
      var most = open
      for byte in row.utf8 {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
        default: break
        }
        most = max(most, open)
      }
      if max(most, dashes, indents.count) > deepest {
        throw Diagnostic(
          "settings nest deeper than \(deepest) levels",
          at: SourceLocation(file: location.file, line: location.line + line - 1, column: location.column))
      }
      line += 1
    }
  }

  private static func convert(
    _ node: Node, from base: SourceLocation, depth: Int, budget: inout Int
  ) throws(Diagnostic) -> SettingsNode {
    let here = shift(node.mark, from: base)
    budget -= 1
    guard budget >= 0, depth <= deepest else {
      throw Diagnostic("these settings have more than \(mostNodes) values", at: base, hint: "write aliases out")
    }
    switch node {
    case .scalar(let scalar):
      return SettingsNode(.scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), at: here)
    case .sequence(let items):
      var converted: [SettingsNode] = []
      for item in items { converted.append(try convert(item, from: base, depth: depth + 1, budget: &budget)) }
      return SettingsNode(.list(converted), at: here)
    case .mapping(let pairs):
      var entries: [SettingsNode.Entry] = []
      for (key, value) in pairs {
        guard let name = key.scalar?.string else {
          throw Diagnostic("a setting's name must be a text", at: shift(key.mark, from: base))
        }
        let converted = try convert(value, from: base, depth: depth + 1, budget: &budget)
        entries.append(.init(name: name, location: shift(key.mark, from: base), value: converted))
      }
      return SettingsNode(.mapping(entries), at: here)
    case .alias:
      throw Diagnostic("aliases are not resolved here", at: here, hint: "write the value out")
    }
  }

  private static func shift(_ mark: Mark?, from base: SourceLocation) -> SourceLocation {
    guard let mark else { return base }
    return SourceLocation(file: base.file, line: base.line + mark.line - 1, column: base.column + mark.column - 1)
  }

  private static func reason(of error: any Error) -> String {
    switch error {
    case YamlError.scanner(_, let problem, _, _), YamlError.parser(_, let problem, _, _),
      YamlError.composer(_, let problem, _, _):
      return problem
    case YamlError.duplicatedKeysInMapping(let duplicates, _):
      return "a name stands twice: \(duplicates.map { "'\($0)'" }.joined(separator: ", "))"
    default: return "\(error)"
    }
  }

  private static func place(of error: any Error, from base: SourceLocation) -> SourceLocation {
    switch error {
    case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
      YamlError.composer(_, _, let mark, _):
      return shift(mark, from: base)
    case YamlError.duplicatedKeysInMapping(_, let context): return shift(context.mark, from: base)
    default: return base
    }
  }
}
