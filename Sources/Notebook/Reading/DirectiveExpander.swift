import Manuscript
import Publishing
import RunReading
import Runs
import Settings

/// The first reading of one chapter: opens includes, admonitions and `only`, and collects the runs.
///
/// It is used by one pass on one thread and does not leave it.
package final class DirectiveExpander: DirectiveData {
  static let deepest = 16
  static let mostDataBytes = 4 * 1024 * 1024

  let book: Book
  let folder: NotebookFolder
  package let diagnostics: Diagnostics
  private let kinds: [any DirectiveKind.Type]
  let labels: LabelCollector
  /// Files that are being included, the chapter's own first.
  var including: [String]
  /// Names of runs and compares that cannot be read, which has been complained about.
  private(set) var broken: Set<String> = []
  /// The labels that figures and tables take from the line before them, by the directive's place.
  private(set) var ownLabels: [SourceLocation: String] = [:]
  private var depth = 0
  private var included = (files: 0, bytes: 0)
  private var dataBytes = 0

  init(
    book: Book, folder: NotebookFolder, file: String, labels: LabelCollector, kinds: [any DirectiveKind.Type],
    diagnostics: Diagnostics
  ) {
    (self.book, self.folder, self.labels, self.diagnostics) = (book, folder, labels, diagnostics)
    (self.kinds, including) = (kinds, [file])
  }

  package var parameters: Parameters { book.parameters }

  package func displayName(_ file: String) -> String { folder.displayName(file) }

  func pieces(_ blocks: [Block<Directive>]) -> [Block<DirectiveNode>] {
    blocks.flatMap { $0.map(embeds: { directive, _ in read(directive) }, roles: { [.role($0)] }) }
  }

  private func read(_ directive: Directive) -> [Block<DirectiveNode>] {
    guard let kind = kinds.first(where: { $0.name == directive.name }) else {
      diagnostics.report(
        "there is no directive {\(directive.name)}", at: directive.location,
        hint: ForeignNames.directive(directive.name)
          ?? NearestName.hint(for: directive.name, among: kinds.map { $0.name }))
      return []
    }
    guard depth < Self.deepest else {
      diagnostics.report("directives nest deeper than \(Self.deepest) levels", at: directive.location)
      return []
    }
    depth += 1
    defer { depth -= 1 }
    let blocks = directive.isUnclosed ? [] : kind.read(directive, in: self)
    if blocks.isEmpty, kind is any RunNaming.Type { broken.insert(directive.argument) }
    let takes = kind is any LabelTaking.Type && !directive.options.contains { $0.name == "label" }
    guard let label = directive.label else { return blocks }
    if takes {
      ownLabels[directive.location] = label
      return blocks
    }
    return [.anchor(label: label)] + blocks
  }

  /// Bounds what files that include each other again and again come to.
  func mayInclude(_ text: String, at location: SourceLocation) -> Bool {
    let wasGood = isWithinBounds
    included = (included.files + 1, included.bytes + text.utf8.count)
    if wasGood, !isWithinBounds {
      diagnostics.report(
        "\(including[0]) includes more than \(IncludeBounds.mostFiles) files or \(IncludeBounds.mostBytes >> 20) MiB",
        at: location, hint: "split it into chapters, or include less")
    }
    return isWithinBounds
  }

  private var isWithinBounds: Bool {
    included.files <= IncludeBounds.mostFiles && included.bytes <= IncludeBounds.mostBytes
  }

  /// The text of a file of data that a directive names, as long as a chapter's files come to no more than its bounds.
  package func data(of file: String, at location: SourceLocation) -> (text: String, path: String)? {
    guard dataBytes <= Self.mostDataBytes else { return nil }
    guard let path = folder.path(file, from: location, diagnostics: diagnostics),
      let text = folder.text(of: file, askedFrom: location, diagnostics: diagnostics)
    else { return nil }
    dataBytes += text.utf8.count
    guard dataBytes > Self.mostDataBytes else { return (text, path) }
    diagnostics.report(
      "\(including[0]) names files of more than \(Self.mostDataBytes >> 20) MiB", at: location,
      hint: "split it into chapters, or report less")
    return nil
  }

  /// The body of a directive as blocks of the same chapter.
  func body(of directive: Directive) -> [Block<DirectiveNode>] {
    pieces(
      ChapterParser.blocks(
        text: directive.body, at: directive.bodyLocation, diagnostics: diagnostics, labels: labels))
  }

  /// Running text of the same chapter, such as a caption.
  func inlines(_ text: String, at location: SourceLocation) -> [Inline] {
    ChapterParser.inlines(text: text, at: location, diagnostics: diagnostics, labels: labels)
  }

  /// Complains about options that a directive does not take.
  func check(_ directive: Directive, _ options: SettingsTable = SettingsTable()) {
    let known = options.names
    for option in directive.options where !known.contains(option.name) {
      diagnostics.report(
        "{\(directive.name)} has no option '\(option.name)'", at: option.location,
        hint: known.isEmpty ? "it takes none" : NearestName.hint(for: option.name, among: known))
    }
  }
}

/// Directives whose argument is the name of something with results.
package protocol RunNaming {}

/// Directives that take the label before them for their own.
protocol LabelTaking {}

extension DirectiveExpander {
  func run(_ directive: Directive, _ kind: RunDefinition.Kind) -> [Block<DirectiveNode>] {
    guard
      let run = RunDirective(directive, kind: kind, parameters: parameters, diagnostics: diagnostics)
    else { return [] }
    return [.embed(.named(.run(run)), at: directive.location)]
  }

  /// - Parameter symbol: nil after a complaint.
  func symbol(
    _ symbol: (any Symbol)?, members: [RunDirective] = [], at location: SourceLocation
  ) -> [Block<DirectiveNode>] {
    symbol.map { [.embed(.named(.symbol($0, members: members)), at: location)] } ?? []
  }
}

extension DirectiveExpander {
  func admonition(_ directive: Directive, _ kind: Admonition.Kind) -> [Block<DirectiveNode>] {
    check(directive)
    let title =
      directive.argument.isEmpty
      ? nil : inlines(directive.argument, at: directive.argumentLocation)
    return [.embed(.admonition(kind, title: title, blocks: body(of: directive)), at: directive.location)]
  }
}
