import Files

/// Archived write-ups as aligned text.
package enum ArchiveListing {
  /// A line for each with name, date, profile and title, and below it its note and a line for each main result.
  package static func lines(_ entries: [Archive.Entry]) -> [String] {
    let rows = entries.map { entry -> [String] in
      switch entry.metadata {
      case .success(let metadata):
        return [entry.name, clipped(metadata.date), clipped(metadata.profile), clipped(metadata.title)]
      case .failure(let problem):
        return [entry.name, "–", "–", "cannot be read: \(problem); see 'cyclopedia archive verify \(entry.name)'"]
      }
    }
    let results = entries.map { entry in
      ((try? entry.metadata.get().results) ?? []).prefix(ArchiveMetadata.mostResults).map { result in
        [clipped(result.run), clipped(result.measure), clipped(result.value)]
      }
    }
    let widths = widths(rows)
    let inner = Self.widths(results.flatMap(\.self))
    return entries.indices.flatMap { place in
      [line(rows[place], widths)] + note(of: entries[place]) + results[place].map { "  " + line($0, inner) }
    }
  }

  /// None or one line.
  private static func note(of entry: Archive.Entry) -> [String] {
    guard let note = try? entry.metadata.get().note else { return [] }
    return ["  " + clipped(note)]
  }

  private static func widths(_ rows: [[String]]) -> [Int] {
    guard let columns = rows.first?.count else { return [] }
    return (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
  }

  /// The last cell is as long as it is.
  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).dropLast().map { $0 + String(repeating: " ", count: $1 - $0.count) + "  " }.joined()
      + (cells.last ?? "")
  }

  private static func clipped(_ text: String) -> String { PrintableText.text(text, most: 100) }
}
