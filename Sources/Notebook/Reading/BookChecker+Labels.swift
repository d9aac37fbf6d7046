import Displays
import Manuscript
import Runs
import Settings

/// What text can refer to, and where it stands.
extension BookChecker {
  /// - Parameter headings: each chapter's texts of headings by their labels.
  /// - Returns: what is found within each chapter.
  func addLabels(_ headings: [[String: [Inline]]]) -> BookLinks {
    var links = BookLinks()
    // Elsewhere than within it, a chapter goes before headings of the same name.
    for (index, chapter) in book.chapters.enumerated() {
      labels.add(
        chapter.label, .chapter(index + 1, title: chapter.title), at: SourceLocation(file: chapter.file),
        isWritten: false, diagnostics: diagnostics)
    }
    for (index, (chapter, collector)) in zip(book.chapters, book.labels).enumerated() {
      var places: [String: Labels.Place] = [:]
      for entry in collector.entries {
        let isTitle = chapter.label == entry.name || chapter.titleLabels.contains(entry.name)
        let place: Labels.Place =
          headings[index][entry.name].map { .heading($0) }
          ?? (isTitle ? .chapter(index + 1, title: chapter.title) : .block(entry.name))
        places[entry.name] = places[entry.name] ?? place
        labels.add(entry.name, place, at: entry.location, isWritten: entry.isWritten, diagnostics: diagnostics)
      }
      labels.withhold(collector.withheld)
      links.add(fileName(of: chapter), title: chapter.title, places)
    }
    for symbol in symbols.all where MemberName.isPlain(symbol.name) {
      labels.add(symbol.name, .block(symbol.name), at: symbol.location, isWritten: true, diagnostics: diagnostics)
    }
    return links
  }

  /// From the notebook's folder.
  private func fileName(of chapter: Chapter) -> String {
    let root = folder.displayName("")
    return chapter.file.hasPrefix(root) ? String(chapter.file.dropFirst(root.count)) : chapter.file
  }

  /// What the chapter has to which a file belongs.
  func collector(of file: String) -> LabelCollector {
    (book.labels + [abstractLabels]).first { $0.definitions[file] != nil } ?? abstractLabels
  }

  /// Complains about a link to what is not there.
  func check(_ reference: LabelCollector.Reference, of collector: LabelCollector, among links: BookLinks) {
    let location = reference.location
    switch reference.destination {
    case .label(let label):
      guard reference.isShown || !labels.isWithheld(label) else { return }
      guard labels.find(label, at: location, diagnostics: diagnostics) != nil else { return }
      if let (own, goal) = collector.ownHeading(label, in: location.file) {
        diagnostics.report(
          "the link to '#\(label)' leads to the heading of \(goal.location), and not to this file's own", at: location,
          hint: "write [](#\(own.name)), or give this file's heading a label of its own with '(NAME)=' before it",
          severity: .warning)
      }
    case .file(let path, let label):
      if let chapter = links.chapters[path] {
        guard let label, links.places[chapter][label] == nil else { return }
        guard !book.labels[chapter].withheld.contains(label) else {
          if reference.isShown { Labels.reportWithheld(label, at: location, diagnostics: diagnostics) }
          return
        }
        diagnostics.report(
          "there is no label '\(label.prefix(80))' in \(folder.displayName(path))", at: location,
          hint: NearestName.hint(for: label, among: links.places[chapter].keys))
      } else if !folder.has(path) {
        diagnostics.report(
          "there is no file '\(folder.displayName(path))'", at: location,
          hint: NearestName.find(path, among: links.chapters.keys + folder.neighbours(of: path))
            .map { "did you mean '\($0)'?" } ?? "paths are from the folder of the file in which they stand")
      } else {
        warn(ofFile: path, at: location)
      }
    case .outside(let path): warn(ofFile: path, at: location)
    case .web, .chapter: break
    }
  }

  /// Says once that files are named, and not led to.
  private func warn(ofFile path: String, at location: SourceLocation) {
    guard !hasNamedFile else { return }
    hasNamedFile = true
    diagnostics.report(
      "the link to '\(path.prefix(80))' becomes its name, as do others to files: a report travels without them",
      at: location, hint: "lead to a web address, or to a chapter", severity: .warning)
  }

  /// The titles of headings by their labels, those of included files, lists and quotes too.
  ///
  /// - Parameter title: the labels of the chapter's title, whose place is before the first block.
  func headings(_ blocks: [Block<DirectiveNode>], title: Set<String>) -> [String: [Inline]] {
    var found: [String: [Inline]] = [:]
    func collect(_ blocks: [Block<DirectiveNode>]) {
      var names: [String] = []
      for block in blocks {
        switch block {
        case .anchor(let label):
          if !title.contains(label) { names.append(label) }
          continue
        case .heading(_, let inlines, let label): for name in names + [label] { found[name] = inlines }
        case .list(let list): for item in list.items { collect(item.blocks) }
        case .quote(let inner): collect(inner)
        default: break
        }
        names = []
      }
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
}
