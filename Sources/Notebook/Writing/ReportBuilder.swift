import Displays
import Drawing
import Experiments
import Manuscript
import Plotting
import Publishing
import Runs
import Settings

/// Turns a checked book and its results into what the pages show.
///
/// It is used by one pass on one thread and does not leave it.
package final class ReportBuilder {
  /// A figure with the files that it is written to.
  package struct DrawnFigure: Sendable {
    package var label: String
    package var aliases: [String]
    package var scene: Scene
    package var alt: String
    /// The names of the runs that it is made from.
    package var runs: [String]
  }

  package let book: CheckedBook
  package let results: Results
  package let context: FigureContext
  let measurer: any TextMeasurer
  /// The parameters as prose has them.
  private let parameters: [String: String]
  private let roles: [any RoleKind.Type]
  let texts: SceneTexts
  private(set) var problems: [ReportProblem] = []
  private(set) var figures: [DrawnFigure] = []
  private(set) var tables: [String: TableResult] = [:]

  package convenience init(
    _ book: CheckedBook, _ results: Results, parameters: [String: String], roles: [any RoleKind.Type],
    measurer: any TextMeasurer
  ) {
    self.init(book, results, parameters: parameters, roles: roles, measurer: measurer, texts: SceneTexts())
  }

  /// - Parameter texts: has the figures of a page before.
  init(
    _ book: CheckedBook, _ results: Results, parameters: [String: String], roles: [any RoleKind.Type],
    measurer: any TextMeasurer, texts: SceneTexts
  ) {
    (self.book, self.results, self.parameters, self.measurer) = (book, results, parameters, measurer)
    (self.roles, context, self.texts) = (roles, FigureContext(results), texts)
  }

  var labels: Labels { book.labels }

  /// The chapter that is made, from 0; nil for the abstract.
  private var chapter: Int?

  /// - Parameter chapter: from 0; nil for the abstract.
  func blocks(_ blocks: [Block<ReportNode>], in chapter: Int?) -> [Block<ReportElement>] {
    self.chapter = chapter
    return self.blocks(blocks)
  }

  private func blocks(_ blocks: [Block<ReportNode>]) -> [Block<ReportElement>] {
    blocks.flatMap { block in
      block.map(
        embeds: { content, location in [.embed(element(content, location), at: location)] },
        inlines: { inlines($0) })
    }
  }

  private var headings = HeadingTexts()

  /// A heading's text with the values of its roles.
  private func words(_ heading: [Inline], _ key: String) -> String {
    headings.begin(key) ?? headings.end(inlines(heading).plainText)
  }

  private func inlines(_ inlines: [Inline]) -> [Inline] {
    inlines.expanding { role in
      guard let kind = roles.first(where: { $0.name == role.name }) else { return [.text(role.source)] }
      let context = RoleContext(
        results: results, labels: labels, parameters: parameters, words: { self.words($0, $1) },
        report: { self.report($0, at: $1) })
      do throws(ResultProblem) { return try kind.inlines(role, in: context) } catch {
        report(error.sentence, at: role.location)
        return [.strong([.text("[no value: \(error.sentence)]")])]
      }
    }.replacingLinks { book.links.shown($0, $1, title: $2, in: chapter, labels) { self.words($0, $1) } }
  }

  private func element(_ content: ReportNode, _ location: SourceLocation) -> ReportElement {
    switch content {
    case .symbol(let name): return box(name)
    case .admonition(let kind, let title, let blocks):
      return .admonition(Admonition(kind: kind, title: title.map { inlines($0) }, blocks: self.blocks(blocks)))
    case .picture(var picture):
      picture.caption = inlines(picture.caption)
      return .picture(picture)
    case .plot(let request): return plot(request)
    case .table(let request): return table(request)
    }
  }

  /// What stands where a symbol's directive was.
  private func box(_ name: String) -> ReportElement {
    guard let symbol = results.symbols[name], let box = symbol.box(results) else {
      preconditionFailure("the checked book has no symbol \(name)")
    }
    for problem in box.problems { report(problem, at: symbol.location) }
    switch box.content {
    case .shown(let kind, let outcome, let settings):
      return .run(RunBox(label: name, name: name, kind: kind, outcome: outcome, settings: settings))
    case .failed(let title, let reason):
      return .problem(ProblemBox(title: title, message: reason.capitalizedSentence + "."))
    }
  }

  private func plot(_ request: PlotRequest) -> ReportElement {
    do {
      let figure = try request.kind.figure(request, in: context)
      let (note, sources) = (results.testNote(request.runs), sources(of: request.runs, request.kind.needs))
      let alt = alt(of: figure, request)
      var style = request.style
      if let run = request.runs.first.flatMap({ results.symbols[$0.name, as: ReportedRun.self] }),
        request.runs.count == 1,
        !request.kind.namesRun
      {
        style.title = style.title ?? "\(run.name), reported"
      }
      var scene = figure.scene(style, measurer: measurer)
      if let note { scene.summary += " \(note)" }
      let runs = request.runs.flatMap(results.symbols.members)
      figures.append(
        DrawnFigure(
          label: request.label, aliases: request.aliases, scene: scene, alt: alt,
          runs: runs.map(\.name).filter { results.runs[$0] != nil || results.symbols[$0, as: ReportedRun.self] != nil })
      )
      return .figure(
        ReportFigure(
          label: request.label, aliases: request.aliases, number: request.number,
          caption: caption(request.caption, figure.automaticCaption, sources, note), alt: alt, scene: scene,
          svg: try texts.svg(scene, label: request.label),
          table: DataTable(figure.data), files: FigureFiles.links(request.label, request.runs, results.symbols)))
    } catch { return failed("Figure\u{a0}\(request.number)", error, at: request.location) }
  }

  /// What a figure shows, in words, made of the results.
  package func alt(_ request: PlotRequest) throws(ResultProblem) -> String {
    alt(of: try request.kind.figure(request, in: context), request)
  }

  private func alt(of figure: any Figure, _ request: PlotRequest) -> String {
    let sources = sources(of: request.runs, request.kind.needs)
    return [request.alt ?? figure.automaticAlt, sources?.plainText, results.testNote(request.runs)].compactMap(\.self)
      .joined(separator: " ")
  }

  private func table(_ request: TableRequest) -> ReportElement {
    do throws(ResultProblem) {
      let result = try request.kind.content(request, in: context)
      tables[request.label] = result
      return .table(
        ReportTable(
          label: request.label, number: request.number,
          caption: caption(
            request.caption, result.caption, sources(of: request.runs, request.kind.needs),
            results.testNote(request.runs)),
          table: result.table))
    } catch { return failed("Table\u{a0}\(request.number)", error, at: request.location) }
  }

  /// The author's caption or the one made from the data, then who reported what others measured, and what was chosen
  /// by the test set.
  private func caption(_ written: [Inline]?, _ made: String, _ sources: [Inline]?, _ note: String?) -> [Inline] {
    (written.map { inlines($0) } ?? [.text(made)]) + (sources.map { [.text(" ")] + $0 } ?? [])
      + (note.map { [.text(" \($0)")] } ?? [])
  }

  private func failed(_ title: String, _ error: any Error, at location: SourceLocation) -> ReportElement {
    report("\(error)", at: location)
    return .problem(ProblemBox(title: "\(title) cannot be shown", message: "\(error)".capitalizedSentence + "."))
  }

  /// The build goes on; its exit code says that something failed.
  func report(_ message: String, at location: SourceLocation) {
    let problem = ReportProblem(location: location, message: message)
    if !problems.contains(problem) { problems.append(problem) }
  }
}
