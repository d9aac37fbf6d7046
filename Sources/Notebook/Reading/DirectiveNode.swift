import Manuscript
import Publishing
import RunReading

/// What stands where a directive was, after the first reading.
package indirect enum DirectiveNode: Sendable {
  case named(NamedDirective)
  /// Their options name runs that may stand later in the book.
  case plot(Directive)
  case table(Directive)
  case picture(ReportPicture, caption: [Inline])
  case admonition(Admonition.Kind, title: [Inline]?, blocks: [Block<DirectiveNode>])
}

extension DirectiveNode {
  /// What its author called it, or what it is called by itself.
  var labels: [String] {
    switch self {
    case .named(let directive): [directive.name]
    case .picture(let picture, _): [picture.label]
    case .plot(let directive), .table(let directive):
      [directive.options.first { $0.name == "label" }?.value ?? directive.label].compactMap { $0.map(Label.normalized) }
    case .admonition: []
    }
  }
}
