import Displays
import Drawing
import Files
import Foundation
import Manuscript
import Notebook
import Plotting
import Runs
import Settings

/// Fills the marked places of Markdown files from a report that has been built.
package struct Embedder {
  /// The most bytes of a file, also of one that has been filled.
  package static let largest = 16 << 20

  /// The labels of the report's figures.
  let figures: Set<String>
  /// The book's, by label.
  let plots: [String: PlotRequest]
  /// The labels of pictures that their author brought, which the report keeps within its pages.
  let pictures: Set<String>
  let folder: URL
  let builder: ReportBuilder

  /// - Parameters:
  ///   - file: the name that mistakes give it.
  ///   - url: where the text stands, if that is elsewhere; pictures are named relative to it.
  /// - Throws: `AuthorMistakes` with every place that cannot be filled.
  package func fill(_ text: String, file: String, at url: URL? = nil) throws(AuthorMistakes) -> String {
    let diagnostics = Diagnostics()
    var places = MarkedPlaces(text, file: file, diagnostics: diagnostics)
    let bytes = places.bytes
    var output: [UInt8] = []
    var copied = 0
    // What a page shows again and again is made once.
    var known: [MarkedPlaces.Wish: [String]] = [:]
    while let place = places.next() {
      output += bytes[copied..<place.inner.lowerBound]
      copied = place.inner.upperBound
      let made = known[place.wish] ?? content(place, at: url ?? URL(filePath: file), diagnostics)
      guard let made else { continue }
      known[place.wish] = made
      output += Self.text(made, in: place)
      guard output.count + bytes.count - copied <= Self.largest else {
        diagnostics.report(
          "\(file) becomes larger than \(Self.largest >> 20) MiB", at: place.location, hint: "make several files of it")
        break
      }
    }
    guard !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
    return String(decoding: output + bytes[copied...], as: UTF8.self)
  }

  /// What stands between the marks: a line's indentation and end are those of the mark's.
  private static func text(_ lines: [String], in place: MarkedPlaces.Place) -> [UInt8] {
    guard !place.isOneLine else { return Array(lines.map { $0.drop { $0 == " " } }.joined().utf8) }
    guard place.hasLines || place.request.first != "value" else { return Array(lines.joined().utf8) }
    let blank = place.prefix.reversed().drop { $0 == UInt8(ascii: " ") }.reversed()
    return lines.flatMap { place.lineEnd + ($0.isEmpty ? Array(blank) : place.prefix) + $0.utf8 } + place.lineEnd
      + place.prefix
  }

  /// - Returns: lines; nil after a complaint.
  private func content(_ place: MarkedPlaces.Place, at url: URL, _ diagnostics: Diagnostics) -> [String]? {
    let request = place.request
    do throws(ResultProblem) {
      switch request.first {
      case "figure" where request.count == 2: return try figure(request[1], in: url, at: place.location, diagnostics)
      case "value" where request.count > 1:
        return try value(request.dropFirst().joined(separator: " "), at: place.location, diagnostics)
      case "table" where request.count == 3 && !place.isOneLine:
        return try table(request[1], request[2], at: place.location, diagnostics)
      case "table" where request.count == 3:
        diagnostics.report(
          "a table cannot stand in a heading or in a table's cell", at: place.location,
          hint: "put both of its marks on lines of their own, outside")
      default:
        let near = request.first.flatMap { NearestName.find($0, among: MarkedPlaces.requests) }
        let meant = near.flatMap { $0 == request[0] ? nil : ([$0] + request.dropFirst()).joined(separator: " ") }
        diagnostics.report(
          "'\(request.joined(separator: " ").prefix(80))' is nothing to embed", at: place.location,
          hint: meant.map { "did you mean '\($0.prefix(80))'?" }
            ?? "write figure LABEL, value EXPRESSION, or table KIND RUN")
      }
    } catch { diagnostics.report(error.sentence, at: place.location) }
    return nil
  }

  private func value(
    _ text: String, at place: SourceLocation, _ diagnostics: Diagnostics
  ) throws(ResultProblem) -> [String]? {
    guard let expression = ValueExpression(text, at: place, diagnostics: diagnostics) else { return nil }
    // Names that the book does not have are near to some that it has.
    let before = diagnostics.errorCount
    builder.results.symbols.check(expression.path, at: place, diagnostics: diagnostics)
    guard diagnostics.errorCount == before else { return nil }
    return [EmbeddedText.markdown(try ValueExpression.text(text, at: place, results: builder.results))]
  }

  private func figure(
    _ label: String, in url: URL, at place: SourceLocation, _ diagnostics: Diagnostics
  ) throws(ResultProblem) -> [String]? {
    guard !pictures.contains(label) else {
      diagnostics.report(
        "'\(label)' is a picture that its author brought, and no file of the report", at: place,
        hint: "write ![what it shows](its file) here")
      return nil
    }
    guard figures.contains(label) else {
      diagnostics.report(
        "the report has no figure '\(label)'", at: place, hint: NearestName.hint(for: label, among: figures))
      return nil
    }
    guard let plot = plots[label] else {
      diagnostics.report(
        "the chapters have no figure '\(label)' any more", at: place,
        hint: "name another, or write ':aliases: \(label)' to its successor and build")
      return nil
    }
    // The manifest says it too, and no digest is of the manifest.
    let alt = try builder.alt(plot)
    let path = Self.relative(folder.appending(path: "figures/\(label)"), to: url)
    return [
      "<picture>", "  <source media=\"(prefers-color-scheme: dark)\" srcset=\"\(path).dark.svg\">",
      "  <img alt=\"\(EmbeddedText.attribute(alt))\" src=\"\(path).svg\">", "</picture>",
    ]
  }

  private func table(
    _ kind: String, _ run: String, at place: SourceLocation, _ diagnostics: Diagnostics
  ) throws(ResultProblem) -> [String]? {
    let directive = Directive(
      name: "table", argument: kind, location: place,
      options: [.init(name: "run", value: run, location: place, valueLocation: place)], body: "", bodyLocation: place)
    let reader = DisplayReader(symbols: builder.results.symbols, diagnostics: diagnostics)
    guard let request = reader.table(directive) else { return nil }
    let table = try request.kind.content(request, in: builder.context).table
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    func texts(_ cells: [String]) -> String { row(cells.map(EmbeddedText.markdown)) }
    let marks = table.columns.map { $0.alignment == .left ? "---" : "--:" }
    let lines = [texts(table.columns.map(\.heading)), row(marks)] + table.rows.map(texts)
    let sources = builder.sources(of: request.runs, request.kind.needs)
      .map { ["", EmbeddedText.markdown($0.plainText)] }
    return lines + (sources ?? [])
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
