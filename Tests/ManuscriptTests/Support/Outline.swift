import Manuscript

/// The tree in one line, for tables of expectations.
extension Block<Directive> {
  var outline: String {
    switch self {
    case .heading(let level, let text, let label): "h\(level)#\(label)(\(text.outline))"
    case .paragraph(let text, let label): "p\(label.map { "#\($0)" } ?? "")(\(text.outline))"
    case .list(let list): list.outline
    case .quote(let blocks): "quote(\(blocks.map(\.outline).joined(separator: " ")))"
    case .code(let text, let language): "code\(language.map { ":\($0)" } ?? "")(\(text.debugDescription))"
    case .table(let table): table.outline
    case .rule: "rule"
    case .html(let text): "html(\(text.debugDescription))"
    case .math(let text, let label): "math\(label.map { "#\($0)" } ?? "")(\(text.debugDescription))"
    case .anchor(let label): "anchor#\(label)"
    case .embed(let directive, _): directive.outline
    }
  }
}

extension Directive {
  var outline: String {
    let head = "{\(name)}" + (argument.isEmpty ? "" : " \(argument)") + (label.map { "#\($0)" } ?? "")
    return head + options.map { " :\($0.name):\($0.value)" }.joined() + "(\(body.debugDescription))"
  }
}

extension List<Directive> {
  var outline: String {
    let items = items.map { item in
      (item.isDone.map { $0 ? "[x]" : "[ ]" } ?? "") + item.blocks.map(\.outline).joined(separator: " ")
    }
    return (start.map { "ol\($0)" } ?? "ul") + (isTight ? "" : "-loose") + "(\(items.joined(separator: " | ")))"
  }
}

extension MarkdownTable {
  var outline: String {
    let rows = ([head] + rows).map { $0.map(\.outline).joined(separator: " | ") }
    let marks = alignments.map { String($0.rawValue.prefix(1)) }.joined()
    return "table\(label.map { "#\($0)" } ?? ""):\(marks)(\(rows.joined(separator: " / ")))"
  }
}

extension [Inline] {
  var outline: String { map(\.outline).joined() }
}

extension Inline {
  var outline: String {
    switch self {
    case .text(let text): text
    case .emphasis(let inner): "em(\(inner.outline))"
    case .strong(let inner): "strong(\(inner.outline))"
    case .strikethrough(let inner): "del(\(inner.outline))"
    case .code(let text): "code(\(text))"
    case .link(let inner, let destination, let title):
      "a[\(destination.outline)\(title.map { " \($0)" } ?? "")](\(inner.outline))"
    case .image(let alt, let path, let place): "img[\(path)@\(place.line):\(place.column)](\(alt))"
    case .lineBreak: "⏎"
    case .softBreak: "␤"
    case .html(let text): "html(\(text))"
    case .role(let role): "role:\(role.name)@\(role.location.line):\(role.location.column)(\(role.content))"
    case .math(let text): "math(\(text))"
    case .footnote(let key, let text):
      "note\(key.split(separator: ":").last ?? "")(\(text.map(\.outline).joined(separator: " ")))"
    }
  }
}

extension NoteBlock {
  /// A paragraph without a mark of its own.
  var outline: String {
    switch self {
    case .paragraph(let text): text.outline
    case .list(let start, let items):
      (start.map { "ol\($0)" } ?? "ul")
        + "(\(items.map { $0.map(\.outline).joined(separator: " ") }.joined(separator: " | ")))"
    case .code(let text, let language): "code\(language.map { ":\($0)" } ?? "")(\(text.debugDescription))"
    }
  }
}

extension LinkDestination {
  var outline: String {
    switch self {
    case .web(let address): address
    case .label(let label): "#\(label)"
    case .file(let path, let label): path + (label.map { "#\($0)" } ?? "")
    case .outside(let path): "outside \(path)"
    case .chapter(let index, let label): "chapter \(index)" + (label.map { "#\($0)" } ?? "")
    }
  }
}
