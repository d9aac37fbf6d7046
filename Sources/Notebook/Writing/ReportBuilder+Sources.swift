import Manuscript
import Runs

extension ReportBuilder {
  /// `theirs: reported by …`, for every reported run that a figure or table shows; nil where it shows none.
  ///
  /// - Parameter needs: what is shown of them.
  package func sources(of references: [RunReference], _ needs: RequiredData) -> [Inline]? {
    let shown = references.flatMap(results.symbols.members)
    var sentences: [Inline] = []
    for run in shown.compactMap({ results.symbols[$0.name, as: ReportedRun.self] }) {
      if !sentences.isEmpty { sentences.append(.text(" ")) }
      sentences += [.code(run.name), .text(": reported by ")]
      let source = Inline.text(run.source.text)
      sentences.append(run.source.link.map { .link([source], to: .web($0), title: nil) } ?? source)
      sentences.append(
        .text(run.hasLastBatchLoss && needs.showsTrainingLoss ? ". \(ReportedRun.lastBatch)" : "."))
    }
    return sentences.isEmpty ? nil : sentences
  }
}
