import Drawing
import Foundation
import Manuscript
import Plotting
import Settings

/// Fills the marked places of Markdown files from a report that has been built.
package struct Embedder {
  let manifest: Manifest
  let folder: URL
  let filler: ContentFiller

  private static let open = "<!-- cyclopedia "
  private static let close = "<!-- /cyclopedia -->"

  /// - Parameter file: where the text stands; pictures are named relative to it.
  /// - Throws: `AuthorMistakes` with every place that cannot be filled.
  package func fill(_ text: String, file: String) throws(AuthorMistakes) -> String {
    let diagnostics = Diagnostics()
    var output = ""
    var rest = text[...]
    while let start = rest.range(of: Self.open) {
      let place = Self.location(of: start.lowerBound, in: text, file: file)
      guard let end = rest[start.upperBound...].range(of: "-->") else {
        diagnostics.report("this comment has no end", at: place, hint: "close it with '-->'")
        break
      }
      guard let close = rest[end.upperBound...].range(of: Self.close) else {
        diagnostics.report("this place has no end", at: place, hint: "write \(Self.close) where it ends")
        break
      }
      let request = rest[start.upperBound..<end.lowerBound].split(separator: " ").map(String.init)
      output += rest[..<end.upperBound]
      if rest[end.upperBound..<close.lowerBound].contains(Self.open) {
        diagnostics.report("this place has no end before the next one", at: place, hint: "write \(Self.close)")
      }
      let isBlock = rest[end.upperBound..<close.lowerBound].contains("\n") || request.first != "value"
      if let filled = content(request, file: file, at: place, diagnostics) {
        output += isBlock ? "\n\(filled)\n" : filled
      }
      output += Self.close
      rest = rest[close.upperBound...]
    }
    guard !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
    return output + rest
  }

  private func content(
    _ request: [String], file: String, at place: SourceLocation, _ diagnostics: Diagnostics
  ) -> String? {
    switch request.first {
    case "figure" where request.count == 2: return figure(request[1], file: file, at: place, diagnostics)
    case "value" where request.count > 1:
      do throws(ResultProblem) {
        return try ValueRole.text(request.dropFirst().joined(separator: " "), at: place, results: filler.results)
      } catch { diagnostics.report(error.sentence, at: place) }
    case "table" where request.count == 3: return table(request[1], request[2], at: place, diagnostics)
    default:
      diagnostics.report(
        "'\(request.joined(separator: " ").prefix(80))' is nothing to embed", at: place,
        hint: "write figure LABEL, value EXPRESSION, or table KIND RUN")
    }
    return nil
  }

  private func figure(_ label: String, file: String, at place: SourceLocation, _ diagnostics: Diagnostics) -> String? {
    guard let alt = manifest.figures[label]?.shows else {
      diagnostics.report(
        "the report has no figure '\(label)'", at: place,
        hint: NearestName.hint(for: label, among: manifest.figures.keys))
      return nil
    }
    let path = Self.relative(folder.appending(path: "figures/\(label)"), to: URL(filePath: file))
    let words = alt.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").split { $0.isNewline }.joined(separator: " ")
    return """
      <picture>
        <source media="(prefers-color-scheme: dark)" srcset="\(path).dark.svg">
        <img alt="\(words)" src="\(path).svg">
      </picture>
      """
  }

  private func table(_ kind: String, _ run: String, at place: SourceLocation, _ diagnostics: Diagnostics) -> String? {
    let directive = Directive(
      name: "table", argument: kind, location: place,
      options: [.init(name: "run", value: run, location: place, valueLocation: place)], body: "", bodyLocation: place)
    let reader = DisplayReader(
      runs: Dictionary(filler.book.definitions.map { ($0.name, $0) }) { first, _ in first },
      compares: filler.results.compares,
      policies: Dictionary(filler.book.policies.map { ($0.name, $0) }) { first, _ in first },
      sweeps: filler.results.sweeps, reported: filler.results.reported, diagnostics: diagnostics)
    guard let request = reader.table(directive) else { return nil }
    do throws(ResultProblem) {
      let table = try request.kind.content(request, in: filler).table
      func row(_ cells: [String]) -> String {
        "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
      }
      let marks = table.columns.map { $0.alignment == .left ? "---" : "--:" }
      let lines = [row(table.columns.map(\.heading)), row(marks)] + table.rows.map(row)
      let sources = filler.sources(of: request.runs, request.kind.needs).map { ["", Self.cell($0.plainText)] } ?? []
      return (lines + sources).joined(separator: "\n")
    } catch {
      diagnostics.report(error.sentence, at: place)
      return nil
    }
  }

  /// A text that Markdown shows as it is, on one line.
  static func cell(_ text: String) -> String {
    var cell = ""
    for character in text {
      switch character {
      case "\\", "|", "`", "*", "_", "[", "]", "~": cell += "\\\(character)"
      case "<": cell += "&lt;"
      case "&": cell += "&amp;"
      case _ where character.isNewline: cell += " "
      default: cell.append(character)
      }
    }
    return cell
  }

  private static func location(of index: String.Index, in text: String, file: String) -> SourceLocation {
    // A carriage return and a line feed are one character, and two scalars.
    let lines = text.unicodeScalars[..<index].split(separator: "\n", omittingEmptySubsequences: false)
    return SourceLocation(file: file, line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }

  /// The way from a file to another, with slashes.
  static func relative(_ target: URL, to file: URL) -> String {
    let to = target.standardizedFileURL.pathComponents
    let from = file.standardizedFileURL.deletingLastPathComponent().pathComponents
    let common = zip(to, from).prefix { $0 == $1 }.count
    let path = (Array(repeating: "..", count: from.count - common) + to[common...]).joined(separator: "/")
    return path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }
}

extension Notebook {
  /// What `embed` needs: the report's manifest, and its results found again without training.
  package func embedder() async throws -> Embedder {
    let (book, parameters) = try check()
    guard let manifest = Manifest.read(options.folder) else {
      throw OutputError(
        path: options.folder.relativePath, reason: "there is no report yet; run 'cyclopedia build' first")
    }
    let results = try await foundResults(book).results
    let filler = ContentFiller(
      book, results, parameters: parameters.values.mapValues(ParamRole.text), measurer: try PangoMeasurer())
    return Embedder(manifest: manifest, folder: options.folder, filler: filler)
  }
}
