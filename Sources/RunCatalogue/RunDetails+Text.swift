import Experiments
import Files
import Foundation
import Learning

extension RunDetails {
  /// Text for people, whose lines may be as long as they are.
  package var text: [String] {
    var lines = [name.map { "\($0)#\(seed ?? 1)" } ?? "a run without a name"]
    lines += Self.table([
      ("profile", profile ?? ""), ("in", place), ("book", isInBook ? "yes" : "no chapter names it"),
      ("kind", kind?.exact ?? ""), ("finished", timing?.finished ?? ""), ("key", key ?? ""),
    ])
    lines += Self.part("settings", settings.map { ($0.key, $0.value.exact) }.sorted { $0.0 < $1.0 })
    lines += Self.part(
      "results", results.map { ($0.key, CatalogueValue($0.value).exact) }.sorted { $0.0 < $1.0 })
    lines += epochLines
    if let data {
      lines += Self.part(
        "data",
        [
          ("name", data.name), ("fingerprint", data.fingerprint), ("training pictures", "\(data.training)"),
          ("test pictures", "\(data.test)"), ("classes", data.classes.joined(separator: ", ")),
        ])
    }
    if let made = provenance { lines += Self.part("made by", Self.facts(made)) }
    if !files.isEmpty { lines += Self.part("files", files.map { ($0.path, ByteText.of($0.bytes)) }) }
    return lines.map { PrintableText.text($0, most: .max) }
  }

  private static func facts(_ made: Provenance) -> [(String, String)] {
    [
      ("processor", made.processor), ("instructions", made.instructions), ("threads", "\(made.threads)"),
      ("precision", made.precision.rawValue), ("library", made.library), ("numerics", "edition \(made.numerics)"),
      ("kernels", made.kernelSummary), ("started from", made.start ?? ""),
      ("commit of the book", made.revision.map { "\($0.commit)" } ?? ""),
    ]
  }

  /// A row for every epoch, with a column for what was measured.
  private var epochLines: [String] {
    guard !epochs.isEmpty else { return [] }
    let metrics = Metric.byInterest.map(\.rawValue).filter { name in epochs.contains { $0.metrics[name] != nil } }
    let head = ["epoch", "step", "seconds"] + metrics
    let rows = epochs.map { epoch in
      [
        CatalogueValue.number(epoch.epoch).brief, "\(epoch.step)",
        epoch.seconds.map { String(format: "%.1f", $0) } ?? "",
      ]
        + metrics.map { epoch.metrics[$0].map { CatalogueValue.number($0).brief } ?? "" }
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ["", "epochs"]
      + ([head] + rows).map { row in
        "  " + zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
      }
  }

  private static func part(_ title: String, _ pairs: [(String, String)]) -> [String] {
    pairs.isEmpty ? [] : ["", title] + table(pairs)
  }

  private static func table(_ pairs: [(String, String)]) -> [String] {
    let shown = pairs.filter { !$0.1.isEmpty }
    let width = shown.map(\.0.count).max() ?? 0
    return shown.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count) + "  " + $0.1 }
  }
}
