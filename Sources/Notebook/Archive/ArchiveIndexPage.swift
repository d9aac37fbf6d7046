import Archiving
import Drawing
import Files
import Plotting
import Publishing
import RunReading

/// What the page `output/archive/index.html` says of each write-up.
enum ArchiveIndexPage {
  static func text(_ entries: [Archive.Entry]) throws -> String {
    try ArchiveIndex.write(entries.map(entry)) { characters in
      try HTMLFormat.fonts(characters, faces: WebFont.faces.filter { $0.family != .serif && !$0.italic })
    }
  }

  private static func entry(_ entry: Archive.Entry) -> ArchiveIndex.Entry {
    switch entry.metadata {
    case .failure(let problem):
      return ArchiveIndex.Entry(
        name: entry.name, title: entry.name, digest: entry.digest,
        problem: "It cannot be shown: \(problem). 'cyclopedia archive verify \(entry.name)' says more.")
    case .success(let metadata):
      let rows = metadata.results.prefix(ArchiveMetadata.mostResults).map { result in
        [clipped(result.run), clipped(result.measure), clipped(result.value)]
      }
      return ArchiveIndex.Entry(
        name: entry.name, title: clipped(metadata.title), note: metadata.note.map(clipped),
        facts: [
          ("Archived", clipped(metadata.date)), ("Newest record", LongDate.text(clipped(metadata.newest ?? ""))),
          ("Profile", clipped(metadata.profile)), ("Parameters", clipped(metadata.parameters.joined(separator: ", "))),
        ].filter { !$0.1.isEmpty },
        results: rows.isEmpty
          ? nil
          : DataTable(columns: [.init("Run", isCode: true), .init("Result"), .init("Value")], rows: Array(rows)),
        digest: entry.digest)
    }
  }

  /// Metadata may come from a stranger.
  private static func clipped(_ text: String) -> String { PrintableText.text(text, most: 300) }
}
