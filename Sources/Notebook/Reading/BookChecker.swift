import Manuscript
import Publishing
import Settings

/// Reads a whole book: every mistake of every chapter, before anything runs.
///
/// It is used by one pass on one thread and does not leave it; the checked book does.
package final class BookChecker {
  /// What refers to other runs is followed from one to the next.
  static let mostRuns = 1000
  /// Each is drawn, written as data and kept in memory.
  static let mostShown = 500

  let book: Book
  let diagnostics: Diagnostics
  let folder: NotebookFolder
  var labels = Labels()
  var runs: [String: RunDefinition] = [:]
  var compares: [String: CompareDefinition] = [:]
  var policies: [String: PolicyDefinition] = [:]
  var sweeps: [String: SweepDefinition] = [:]
  var reported: [String: ReportedRun] = [:]
  var images: [String: ReportImage] = [:]
  let abstractLabels = LabelCollector()
  var figureCount = 0
  var tableCount = 0
  var isFull = false
  /// Names that were complained about; what refers to them is no second mistake.
  var broken: Set<String> = []
  /// The labels that figures and tables take from the line before them, by the directive's place.
  var ownLabels: [SourceLocation: String] = [:]

  /// - Parameter path: the notebook's folder, from which the book was read.
  package init(_ book: Book, path: String, diagnostics: Diagnostics) {
    (self.book, self.diagnostics, folder) = (book, diagnostics, NotebookFolder(path: path))
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
    let order = readRuns(all)
    addLabels(headings(all))
    addSweepLabels()
    // Figures are numbered in the order of the text, and labels must be known before the text that refers to them.
    let content = chapters.map { ($0.0, read($0.1)) }
    let abstractContent = read(abstract)
    for block in abstractContent + content.flatMap(\.1) { checkText(block) }
    for reference in (book.labels + [abstractLabels]).flatMap(\.references) {
      _ = labels.find(reference.label, at: reference.location, diagnostics: diagnostics)
    }
    guard !diagnostics.hasErrors else { return nil }
    return CheckedBook(
      title: book.title, subtitle: book.subtitle,
      authors: book.authors.map { Author(name: $0.name, affiliation: $0.affiliation) }, abstract: abstractContent,
      profile: book.profile,
      chapters: content.enumerated().map { index, part in
        CheckedBook.CheckedChapter(
          title: part.0.title, shortTitle: part.0.shortTitle, label: part.0.label, number: index + 1, blocks: part.1)
      }, runs: order, definitions: definitions(all), compares: compares.values.sorted { $0.name < $1.name },
      policies: policies.values.sorted { $0.location < $1.location },
      sweeps: sweeps.values.sorted { $0.location < $1.location },
      reported: reported.values.sorted { $0.location < $1.location }, labels: labels, images: images,
      warnings: diagnostics.sorted, sources: book.sources.merging(folder.sources.files) { first, _ in first })
  }

  private func pieces(_ blocks: [Block<Directive>], file: String, labels: LabelCollector) -> [Block<Piece>] {
    let reader = PieceReader(book: book, folder: folder, file: file, labels: labels, diagnostics: diagnostics)
    defer {
      broken.formUnion(reader.broken)
      ownLabels.merge(reader.ownLabels) { first, _ in first }
    }
    return reader.pieces(blocks)
  }
}

extension [Block<Piece>] {
  /// Every piece, those within others too.
  func eachEmbed(_ visit: (Piece) -> Void) {
    for block in self {
      _ = block.map(
        embeds: { piece, _ -> [Block<Piece>] in
          visit(piece)
          if case .admonition(_, _, let blocks) = piece { blocks.eachEmbed(visit) }
          return []
        }, inlines: { $0 })
    }
  }
}
