import Mustache

/// A piece of the page with places for values, written `{{{name}}}`.
///
/// What comes in as text is escaped here, scalar by scalar: Mustache's own escaping goes by grapheme and lets a quote
/// that is followed by a combining mark through. An empty value counts as absent in sections.
struct Template: Sendable {
  enum Value {
    case text(String?)
    /// Finished HTML.
    case html(String)
    case flag(Bool)
    case list([[String: Value]])

    /// An empty value is `Absent` and not left out, so that a section does not look for the name outside of itself.
    fileprivate var object: Any {
      switch self {
      case .text(let text): if let text, !text.isEmpty { text.escapedHTML } else { Absent() }
      case .html(let html): if html.isEmpty { Absent() } else { html }
      case .flag(let flag): flag
      case .list(let list): if list.isEmpty { Absent() } else { list.map(\.objects) }
      }
    }
  }

  private let template: MustacheTemplate

  init(_ text: String) {
    do {
      template = try MustacheTemplate(string: text)
    } catch {
      preconditionFailure("template: \(error) in \(text)")
    }
  }

  func callAsFunction(_ values: [String: Value]) -> String { template.render(values.objects) }
}

extension [String: Template.Value] {
  fileprivate var objects: [String: Any] { mapValues(\.object) }
}

private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
