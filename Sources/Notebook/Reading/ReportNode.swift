import Displays
import Manuscript
import Publishing

/// What stands where a directive was: understood, and not yet filled with results.
package indirect enum ReportNode: Sendable {
  /// What the book's symbols have under the name.
  case symbol(String)
  case plot(PlotRequest)
  case table(TableRequest)
  case picture(ReportPicture)
  case admonition(Admonition.Kind, title: [Inline]?, blocks: [Block<ReportNode>])
}

extension [Block<ReportNode>] {
  /// Of figures, tables and boxes of runs, those within others too.
  var labels: [String] {
    var found: [String] = []
    for block in self {
      _ = block.map(
        embeds: { node, _ -> [Block<ReportNode>] in
          switch node {
          case .symbol(let name): found.append(name)
          case .plot(let request): found += [request.label] + request.aliases
          case .table(let request): found.append(request.label)
          case .picture(let picture): found.append(picture.label)
          case .admonition(_, _, let blocks): found += blocks.labels
          }
          return []
        }, inlines: { $0 })
    }
    return found
  }
}
