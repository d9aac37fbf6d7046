import Displays
import Manuscript

extension CheckedBook {
  /// Every role of its running text, captions and notes.
  var roles: [Role] {
    var found: [Role] = []
    collect(abstract + chapters.flatMap(\.blocks), &found)
    return found
  }

  private func collect(_ blocks: [Block<ReportNode>], _ found: inout [Role]) {
    for block in blocks {
      _ = block.map(
        embeds: { content, _ -> [Block<ReportNode>] in
          switch content {
          case .plot(let request): collect(request.caption ?? [], &found)
          case .table(let request): collect(request.caption ?? [], &found)
          case .picture(let picture): collect(picture.caption, &found)
          case .admonition(_, let title, let blocks):
            collect(title ?? [], &found)
            collect(blocks, &found)
          case .symbol: break
          }
          return []
        },
        inlines: { inlines in
          collect(inlines, &found)
          return inlines
        })
    }
  }

  private func collect(_ inlines: [Inline], _ found: inout [Role]) {
    for inline in inlines {
      switch inline {
      case .role(let role): found.append(role)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(let inner, _, _):
        collect(inner, &found)
      case .footnote(_, let text):
        for block in text {
          _ = block.map { inlines in
            collect(inlines, &found)
            return inlines
          }
        }
      case .text, .code, .image, .lineBreak, .softBreak, .html, .math: break
      }
    }
  }
}
