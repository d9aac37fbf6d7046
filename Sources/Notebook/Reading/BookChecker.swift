import Displays
import Manuscript
import Publishing
import Runs
import Settings

/// Reads a whole book: every mistake of every chapter, before anything runs.
///
/// It is used by one pass on one thread and does not leave it; the checked book does.
package final class BookChecker {
  /// Each is drawn, written as data and kept in memory.
  static let mostShown = 500

  let book: Book
  let diagnostics: Diagnostics
  let folder: NotebookFolder
  var labels = Labels()
  var symbols = SymbolTable()
  var images: [String: ReportImage] = [:]
  let abstractLabels: LabelCollector
  var figureCount = 0
  var tableCount = 0
  var isFull = false
  var hasNamedFile = false
  /// The labels that figures and tables take from the line before them, by the directive's place.
  var ownLabels: [SourceLocation: String] = [:]

  private let directives: [any DirectiveKind.Type]
  let roles: [any RoleKind.Type]

  /// - Parameter folder: from which the book was read.
  init(
    _ book: Book, in folder: NotebookFolder, directives: [any DirectiveKind.Type], roles: [any RoleKind.Type],
    diagnostics: Diagnostics
  ) {
    (self.book, self.diagnostics, self.folder) = (book, diagnostics, folder)
    (self.directives, self.roles) = (directives, roles)
    abstractLabels = LabelCollector(
      paths: folder.paths,
      definitions: [
        book.abstractLocation.file: Definitions(of: book.abstract ?? "", at: book.abstractLocation)
      ])
  }

  /// - Returns: nil after a complaint.
  package func check() -> CheckedBook? {
    let abstract = pieces(
      ChapterParser.blocks(
        text: book.abstract ?? "", at: book.abstractLocation, diagnostics: diagnostics, labels: abstractLabels),
      file: BookReader.fileName, labels: abstractLabels)
    let chapters = zip(book.chapters, book.labels).map { chapter, labels in
      (chapter, pieces(chapter.blocks, file: chapter.file, labels: labels))
    }
    let all = abstract + chapters.flatMap(\.1)
    let order = readSymbols(all)
    var links = addLabels(chapters.map { headings($0.1, title: $0.0.titleLabels) })
    // Figures are numbered in the order of the text, and labels must be known before the text that refers to them.
    let content = chapters.map { ($0.0, read($0.1)) }
    let abstractContent = read(abstract)
    for (index, part) in content.enumerated() { links.add(part.1.labels, to: index, labels) }
    for block in abstractContent + content.flatMap(\.1) { checkText(block) }
    for collector in book.labels + [abstractLabels] {
      for reference in collector.references { check(reference, of: collector, among: links) }
    }
    guard !diagnostics.hasErrors else { return nil }
    return CheckedBook(
      title: book.title, subtitle: book.subtitle,
      authors: book.authors.map { Author(name: $0.name, affiliation: $0.affiliation) }, abstract: abstractContent,
      profile: book.profile,
      chapters: content.enumerated().map { index, part in
        CheckedBook.CheckedChapter(
          title: part.0.title, shortTitle: part.0.shortTitle, label: part.0.label, number: index + 1, blocks: part.1)
      }, runs: order, symbols: symbols, labels: labels, links: links, images: images,
      warnings: diagnostics.sorted, sources: folder.sources.files)
  }

  private func pieces(_ blocks: [Block<Directive>], file: String, labels: LabelCollector) -> [Block<DirectiveNode>] {
    let reader = DirectiveExpander(
      book: book, folder: folder, file: file, labels: labels, kinds: directives, diagnostics: diagnostics)
    defer {
      for name in reader.broken { symbols.giveUp(name) }
      ownLabels.merge(reader.ownLabels) { first, _ in first }
    }
    return reader.pieces(blocks)
  }
}

extension [Block<DirectiveNode>] {
  /// Every node, those within others too.
  func eachEmbed(_ visit: (DirectiveNode) -> Void) {
    for block in self {
      _ = block.map(
        embeds: { node, _ -> [Block<DirectiveNode>] in
          visit(node)
          if case .admonition(_, _, let blocks) = node { blocks.eachEmbed(visit) }
          return []
        }, inlines: { $0 })
    }
  }
}
