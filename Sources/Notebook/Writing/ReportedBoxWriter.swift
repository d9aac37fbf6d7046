import Manuscript
import Plotting
import Publishing

/// The box of a run that others reported: who did, and what there is of it.
enum ReportedBoxWriter {
  static func box(_ run: ReportedRun) -> ReportElement {
    .run(
      RunBox(
        label: run.name, name: run.name, kind: "reported", outcome: run.show == .none ? nil : outcome(run),
        settings: run.show == .settings ? SettingsWriter.text(run.settings) : nil))
  }

  static func outcome(_ run: ReportedRun) -> String {
    var sentences = ["Reported by \(run.source.text); not run here."]
    if let link = run.source.link, link != run.source.text { sentences.append("See \(link).") }
    if let accuracy = run.values["test.accuracy"]?.value {
      let images = run.values["test.images"].map { " of \(NumberText.count(Int($0.value), "test picture"))" } ?? ""
      sentences.append("\(NumberText.percent(accuracy, 2))\(images) classified rightly at the end.")
    }
    if run.hasLastBatchLoss { sentences.append(lastBatch) }
    for file in run.files { sentences.append("\(file.path): SHA-256 \(file.digest.prefix(12))….") }
    return sentences.joined(separator: " ")
  }

  static let lastBatch = "Its training loss is that of each epoch\u{2019}s last batch."
}

extension ContentFiller {
  /// `theirs: reported by …`, for every reported run that a figure or table shows; nil where it shows none.
  ///
  /// - Parameter needs: what is shown of them.
  func sources(of references: [RunReference], _ needs: ReportedNeed) -> [Inline]? {
    let shown = references.flatMap(members)
    var sentences: [Inline] = []
    for run in shown.compactMap({ results.reported[$0.name] }) {
      if !sentences.isEmpty { sentences.append(.text(" ")) }
      sentences += [.code(run.name), .text(": reported by ")]
      let source = Inline.text(run.source.text)
      sentences.append(run.source.link.map { .link([source], destination: $0, title: nil) } ?? source)
      sentences.append(
        .text(run.hasLastBatchLoss && needs.showsTrainingLoss ? ". \(ReportedBoxWriter.lastBatch)" : "."))
    }
    return sentences.isEmpty ? nil : sentences
  }
}
