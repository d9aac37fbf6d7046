import Settings

/// A directive's body: leading options, then the rest.
struct BodyReader {
  private var lines: ArraySlice<String>
  private let firstLine: Int
  private let source: SourceText

  init(_ body: String, firstLine: Int, source: SourceText) {
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines[...]
    (self.firstLine, self.source) = (firstLine, source)
  }

  /// Takes `:key: value` lines, or a block between two lines `---`, from the start of the body.
  mutating func options(diagnostics: Diagnostics) -> [Directive.Option] {
    defer { lines = lines.drop { $0.allSatisfy { $0 == " " || $0 == "\t" } } }
    if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
      let text = lines[(lines.startIndex + 1)..<end].joined(separator: "\n")
      let place = location(lines.startIndex + 1)
      lines = lines[(end + 1)...]
      let node = SettingsText.parse(text, at: place, diagnostics: diagnostics)
      return checked(node.map { yamlOptions($0, diagnostics: diagnostics) } ?? [], diagnostics: diagnostics)
    }
    var options: [Directive.Option] = []
    while let line = lines.first, let option = Self.option(line) {
      let index = lines.startIndex
      options.append(
        Directive.Option(
          name: option.name, value: Self.unquoted(option.value), location: location(index),
          valueLocation: location(index, byte: option.valueByte)))
      lines.removeFirst()
    }
    return checked(options, diagnostics: diagnostics)
  }

  var rest: String { lines.joined(separator: "\n") }

  /// Where the rest's first line stands.
  var restLocation: SourceLocation { location(lines.startIndex) }

  /// The place of a byte of one of the body's lines, of which the source has more at the start within quotes and lists.
  private func location(_ index: Int, byte: Int = 0) -> SourceLocation {
    let row = source.line(firstLine + index)
    let line = index < lines.endIndex && index >= 0 ? lines[index].utf8.count : row.count
    return source.location(line: firstLine + index, byte: max(0, row.count - line) + byte)
  }

  /// `:key: value`
  private static func option(_ line: String) -> (name: String, value: String, valueByte: Int)? {
    let bytes = Array(line.utf8)[...]
    guard bytes.first == Byte.colon else { return nil }
    let name = bytes.dropFirst().prefix(while: Byte.isName)
    let after = bytes.dropFirst(1 + name.count)
    guard let first = name.first, Byte.isLetter(first), after.first == Byte.colon,
      after.dropFirst().first.map(Byte.isBlank) ?? true
    else { return nil }
    let value = after.dropFirst().trimmed
    return (name.string, value.string, value.isEmpty ? bytes.count : value.startIndex)
  }

  /// What stands between quotation marks around all of a value, as YAML has it.
  private static func unquoted(_ value: String) -> String {
    guard let mark = value.first, mark == "\"" || mark == "'", value.count > 1, value.last == mark else { return value }
    let inner = value.dropFirst().dropLast()
    // Marks around the first word and the last are others'.
    guard !inner.contains(mark) else { return value }
    return String(inner)
  }

  private func yamlOptions(_ node: SettingsNode, diagnostics: Diagnostics) -> [Directive.Option] {
    guard case .mapping(let entries) = node.value else {
      diagnostics.report("options are written 'name: value', not as \(node.summary)", at: node.location)
      return []
    }
    return entries.compactMap { entry in
      guard let value = Self.text(of: entry.value) else {
        diagnostics.report("\(entry.name) takes a text or a list, not a mapping", at: entry.value.location)
        return nil
      }
      return Directive.Option(
        name: entry.name, value: value, location: entry.location, valueLocation: entry.value.location)
    }
  }

  /// A list is given as it would stand in a `:key: value` line.
  private static func text(of node: SettingsNode) -> String? {
    switch node.value {
    case .scalar(let text, _): return text
    case .list(let items):
      let texts = items.compactMap(\.text)
      return texts.count == items.count ? "[" + texts.joined(separator: ", ") + "]" : nil
    case .mapping: return nil
    }
  }

  private func checked(_ options: [Directive.Option], diagnostics: Diagnostics) -> [Directive.Option] {
    var names: Set<String> = []
    return options.filter { option in
      let isNew = names.insert(option.name).inserted
      if !isNew {
        diagnostics.report("the option '\(option.name)' stands twice", at: option.location, hint: "keep one")
      }
      return isNew
    }
  }
}
