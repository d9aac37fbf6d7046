import Displays
import Manuscript

extension CheckedBook {
  /// Every plot, by its label and the labels that it had before.
  package var plots: [String: PlotRequest] {
    var found: [String: PlotRequest] = [:]
    func collect(_ blocks: [Block<ReportNode>]) {
      for block in blocks {
        _ = block.map(
          embeds: { content, _ -> [Block<ReportNode>] in
            switch content {
            case .plot(let plot): for label in [plot.label] + plot.aliases { found[label] = plot }
            case .admonition(_, _, let inner): collect(inner)
            default: break
            }
            return []
          }, inlines: { $0 })
      }
    }
    for blocks in [abstract] + chapters.map(\.blocks) { collect(blocks) }
    return found
  }

  /// The labels of pictures that their author brought.
  package var pictures: Set<String> {
    Set(labels.places.filter { if case .figure = $0.value { true } else { false } }.keys).subtracting(plots.keys)
  }
}
