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
