import Displays
import Manuscript
import Runs
import Settings

/// What text can refer to, and where it stands.
extension BookChecker {
  func addLabels(_ headings: [String: String]) {
    for (index, (chapter, collector)) in zip(book.chapters, book.labels).enumerated() {
      for entry in collector.entries {
        let place: Labels.Place =
          [chapter.label, chapter.titleLabel].contains(entry.name)
          ? .chapter(index + 1, title: chapter.title) : headings[entry.name].map { .heading($0) } ?? .block(entry.name)
        labels.add(entry.name, place, at: entry.location, isWritten: entry.isWritten, diagnostics: diagnostics)
      }
    }
    for symbol in symbols.all where MemberName.isPlain(symbol.name) {
      labels.add(symbol.name, .block(symbol.name), at: symbol.location, isWritten: true, diagnostics: diagnostics)
    }
  }

  /// The titles of headings by their labels, those of included files too.
  func headings(_ blocks: [Block<DirectiveNode>]) -> [String: String] {
    var found: [String: String] = [:]
    func collect(_ blocks: [Block<DirectiveNode>]) {
      for case .heading(_, let inlines, let label) in blocks { found[label] = inlines.plainText }
    }
    collect(blocks)
    blocks.eachEmbed { if case .admonition(_, _, let inner) = $0 { collect(inner) } }
    return found
  }

  /// Where a figure's or table's label stands: in the line `(label)=` before it, or in the directive itself.
  func labelLocation(_ directive: SourceLocation) -> SourceLocation {
    guard let label = ownLabels[directive] else { return directive }
    let entries = (book.labels + [abstractLabels]).flatMap(\.entries).filter { entry in
      entry.isWritten && entry.name == label && entry.location.file == directive.file
    }
    return entries.map(\.location).filter { $0 < directive }.max() ?? directive
  }

  /// What refers to a plot or table that has been complained about is no second mistake.
  func giveUp(_ directive: Directive) -> ReportNode? {
    let options = directive.options
    let written = options.first { $0.name == "label" }.map { Label.normalized($0.value) } ?? directive.label
    let runs = options.filter { $0.name == "run" || $0.name == "runs" }.flatMap { option in
      option.value.split { " ,[]#".contains($0) }.map { MemberName.label(String($0)) }
    }
    for label in written.map({ [$0] }) ?? runs { labels.giveUp(label) }
    return nil
  }

  /// Whether a plot is of a run that has been complained about already.
  func namesBroken(_ directive: Directive) -> Bool {
    directive.options.contains { option in
      (option.name == "run" || option.name == "runs")
        && option.value.split { " ,[]#".contains($0) }.contains { symbols.isBroken(String($0)) }
    }
  }
}
