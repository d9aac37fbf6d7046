import Manuscript
import Publishing
import Settings

/// Reads a whole book: every mistake of every chapter, before anything runs.
///
/// It is used by one pass on one thread and does not leave it; the checked book does.
package final class BookChecker {
  /// What refers to other runs is followed from one to the next.
  static let mostRuns = 1000

  let book: Book
  let diagnostics: Diagnostics
  let folder: NotebookFolder
  private(set) var labels = Labels()
  private(set) var runs: [String: RunDefinition] = [:]
  private(set) var compares: [String: CompareDefinition] = [:]
  private(set) var policies: [String: PolicyDefinition] = [:]
  private(set) var sweeps: [String: SweepDefinition] = [:]
  private(set) var reported: [String: ReportedRun] = [:]
  var images: [String: ReportImage] = [:]
  private let abstractLabels = LabelCollector()
  private var figureCount = 0
  private var tableCount = 0

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

  /// All runs and compares, in the order of the text.
  private func readRuns(_ blocks: [Block<Piece>]) -> [RunDefinition] {
    var directives: [RunDirective] = []
    var seen: [String: SourceLocation] = [:]
    func isNew(_ name: String, at location: SourceLocation) -> Bool {
      if let first = seen[name] {
        diagnostics.report(
          "the name '\(name)' stands twice", at: location, hint: "it stands first at \(first); a name is for one run")
        return false
      }
      seen[name] = location
      return true
    }
    blocks.eachEmbed { piece in
      switch piece {
      case .run(let run):
        if directives.count == Self.mostRuns, seen.count == Self.mostRuns + compares.count {
          diagnostics.report("a book has at most \(Self.mostRuns) recipes and runs", at: run.location)
        }
        if isNew(run.name, at: run.location), directives.count < Self.mostRuns { directives.append(run) }
      case .sweep(let sweep, let members):
        guard isNew(sweep.name, at: sweep.location) else { break }
        guard directives.count + members.count <= Self.mostRuns else {
          diagnostics.report("a book has at most \(Self.mostRuns) recipes and runs", at: sweep.location)
          broken.insert(sweep.name)
          break
        }
        sweeps[sweep.name] = sweep
        directives += members
      case .compare(let compare): if isNew(compare.name, at: compare.location) { compares[compare.name] = compare }
      case .policy(let policy): if isNew(policy.name, at: policy.location) { policies[policy.name] = policy }
      case .reported(let run): if isNew(run.name, at: run.location) { reported[run.name] = run }
      case .display, .picture, .admonition: break
      }
    }
    var definitions = RunReader(
      directives, compares: Set(compares.keys), sweeps: sweeps, reported: Set(reported.keys), broken: broken,
      diagnostics: diagnostics
    ).definitions()
    for run in definitions { runs[run.name] = run }
    for reference in definitions.flatMap(\.references) {
      let path = reference.expression.path
      _ = runs[path.run]?.has(path.seed, at: reference.location, diagnostics: diagnostics)
    }
    // Runs with mistakes were complained about; what refers to them is no second mistake.
    for directive in directives where runs[directive.name] == nil { broken.insert(directive.name) }
    readSweeps()
    var others = compares.mapValues { _ in "compare" }.merging(policies.mapValues { _ in "policy" }) { $1 }
    others.merge(reported.mapValues { _ in "reported run" }) { $1 }
    definitions = StartChecker(
      runs: runs, sweeps: sweeps, others: others, broken: broken, folder: folder, diagnostics: diagnostics
    ).checked(definitions)
    for run in definitions { runs[run.name] = run }
    for compare in compares.values.sorted(by: { $0.name < $1.name }) {
      compares[compare.name] = compare.expanded(sweeps, broken: broken, diagnostics: diagnostics)
      if compares[compare.name] == nil { broken.insert(compare.name) }
    }
    for compare in compares.values.sorted(by: { $0.name < $1.name }) {
      let kind = "the compare '\(compare.name)'"
      for reference in compare.runs where !broken.contains(MemberName.sweep(of: reference.name)) {
        _ = display.check(reference, shows: .training, needs: .anything, kind: kind, at: compare.location)
        if let run = reported[reference.name] { check(compare, offers: run) }
      }
    }
    for name in broken { labels.giveUp(name) }
    return RunOrder.sorted(definitions, diagnostics: diagnostics)
  }

  private(set) var broken: Set<String> = []
  /// The labels that figures and tables take from the line before them, by the directive's place.
  private var ownLabels: [SourceLocation: String] = [:]

  private func definitions(_ blocks: [Block<Piece>]) -> [RunDefinition] {
    var found: [RunDefinition] = []
    blocks.eachEmbed { piece in
      switch piece {
      case .run(let directive): if let run = runs[directive.name] { found.append(run) }
      case .sweep(_, let members): found += members.compactMap { runs[$0.name] }
      case .compare, .policy, .reported, .display, .picture, .admonition: break
      }
    }
    return found
  }

  /// What a sweep is judged by follows from its members; one with mistakes in them was complained about.
  private func readSweeps() {
    for var sweep in sweeps.values.sorted(by: { $0.name < $1.name }) {
      let members = sweep.members.compactMap { runs[$0.name] }
      guard let first = members.first, members.count == sweep.members.count else {
        sweeps[sweep.name] = nil
        broken.insert(sweep.name)
        continue
      }
      if sweep.by?.hasPrefix("validation.") == true, !first.holdsOut {
        diagnostics.report(
          "by takes \(sweep.by ?? ""), and no pictures are held out", at: sweep.location,
          hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or by: train.accuracy")
      }
      sweep.measure = sweep.by ?? SweepDefinition.standardMeasure(holdsOut: first.holdsOut)
      sweeps[sweep.name] = sweep
    }
  }

  private var display: DisplayReader {
    DisplayReader(
      runs: runs, compares: compares, policies: policies, sweeps: sweeps, reported: reported,
      diagnostics: diagnostics)
  }

  private func addLabels(_ headings: [String: String]) {
    for (index, (chapter, collector)) in zip(book.chapters, book.labels).enumerated() {
      for entry in collector.entries {
        let place: Labels.Place =
          [chapter.label, chapter.titleLabel].contains(entry.name)
          ? .chapter(index + 1, title: chapter.title) : headings[entry.name].map { .heading($0) } ?? .block(entry.name)
        labels.add(entry.name, place, at: entry.location, isWritten: entry.isWritten, diagnostics: diagnostics)
      }
    }
    for run in runs.values.sorted(by: { $0.name < $1.name }) where RunDefinition.isName(run.name) {
      labels.add(run.name, .block(run.name), at: run.location, isWritten: true, diagnostics: diagnostics)
    }
    for compare in compares.values.sorted(by: { $0.name < $1.name }) {
      labels.add(compare.name, .block(compare.name), at: compare.location, isWritten: true, diagnostics: diagnostics)
    }
    for policy in policies.values.sorted(by: { $0.name < $1.name }) {
      labels.add(policy.name, .block(policy.name), at: policy.location, isWritten: true, diagnostics: diagnostics)
    }
    for run in reported.values.sorted(by: { $0.name < $1.name }) {
      labels.add(run.name, .block(run.name), at: run.location, isWritten: true, diagnostics: diagnostics)
    }
  }

  private func addSweepLabels() {
    for sweep in sweeps.values.sorted(by: { $0.name < $1.name }) {
      labels.add(sweep.name, .block(sweep.name), at: sweep.location, isWritten: true, diagnostics: diagnostics)
    }
  }

  /// The titles of headings by their labels, those of included files too.
  private func headings(_ blocks: [Block<Piece>]) -> [String: String] {
    var found: [String: String] = [:]
    func collect(_ blocks: [Block<Piece>]) {
      for case .heading(_, let inlines, let label) in blocks { found[label] = inlines.plainText }
    }
    collect(blocks)
    blocks.eachEmbed { if case .admonition(_, _, let inner) = $0 { collect(inner) } }
    return found
  }

  private func read(_ blocks: [Block<Piece>]) -> [Block<Content>] {
    blocks.flatMap { block in
      block.map(
        embeds: { piece, location in read(piece, at: location).map { [.embed($0, at: location)] } ?? [] },
        inlines: { $0 })
    }
  }

  private func read(_ piece: Piece, at location: SourceLocation) -> Content? {
    switch piece {
    case .run(let directive): return runs[directive.name].map { .run($0) }
    case .compare(let compare): return compares[compare.name].map { .compare($0) }
    case .policy(let policy): return policies[policy.name].map { .policy($0) }
    case .sweep(let sweep, _): return sweeps[sweep.name].map { .sweep($0) }
    case .reported(let run): return reported[run.name].map { .reported($0) }
    case .admonition(let kind, let title, let blocks): return .admonition(kind, title: title, blocks: read(blocks))
    case .picture(var picture, _):
      figureCount += 1
      picture.number = figureCount
      labels.add(
        picture.label, .figure(figureCount), at: labelLocation(location), isWritten: true, diagnostics: diagnostics)
      return .picture(picture)
    case .display(let directive): return directive.name == PlotDirective.name ? plot(directive) : table(directive)
    }
  }

  private func plot(_ directive: Directive) -> Content? {
    guard !namesBroken(directive), var request = display.plot(directive) else { return giveUp(directive) }
    figureCount += 1
    request.number = figureCount
    let place = labelLocation(directive.location)
    labels.add(request.label, .figure(figureCount), at: place, isWritten: true, diagnostics: diagnostics)
    for label in request.aliases {
      labels.add(label, .figure(figureCount), at: directive.location, isWritten: true, diagnostics: diagnostics)
    }
    return .plot(request)
  }

  private func table(_ directive: Directive) -> Content? {
    guard !namesBroken(directive), var request = display.table(directive) else { return giveUp(directive) }
    tableCount += 1
    request.number = tableCount
    labels.add(
      request.label, .table(tableCount), at: labelLocation(directive.location), isWritten: true,
      diagnostics: diagnostics)
    return .table(request)
  }

  /// Where a figure's or table's label stands: in the line `(label)=` before it, or in the directive itself.
  private func labelLocation(_ directive: SourceLocation) -> SourceLocation {
    guard let label = ownLabels[directive] else { return directive }
    let entries = (book.labels + [abstractLabels]).flatMap(\.entries).filter { entry in
      entry.isWritten && entry.name == label && entry.location.file == directive.file
    }
    return entries.map(\.location).filter { $0 < directive }.max() ?? directive
  }

  /// What refers to a plot or table that has been complained about is no second mistake.
  private func giveUp(_ directive: Directive) -> Content? {
    let options = directive.options
    let written = options.first { $0.name == "label" }.map { Label.normalized($0.value) } ?? directive.label
    let runs = options.filter { $0.name == "run" || $0.name == "runs" }.flatMap { option in
      option.value.split { " ,[]#".contains($0) }.map { MemberName.label(String($0)) }
    }
    for label in written.map({ [$0] }) ?? runs { labels.giveUp(label) }
    return nil
  }

  /// Whether a plot is of a run that has been complained about already.
  private func namesBroken(_ directive: Directive) -> Bool {
    directive.options.contains { option in
      (option.name == "run" || option.name == "runs")
        && option.value.split { " ,[]#".contains($0) }.contains { broken.contains(MemberName.sweep(of: String($0))) }
    }
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
