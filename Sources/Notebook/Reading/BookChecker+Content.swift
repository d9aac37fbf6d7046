import Manuscript
import Publishing
import Settings

/// Pieces as they are shown: figures and tables get their numbers, in the order of the text.
extension BookChecker {
  var display: DisplayReader {
    DisplayReader(
      runs: runs, compares: compares, policies: policies, sweeps: sweeps, reported: reported,
      diagnostics: diagnostics, labelLocation: { self.labelLocation($0) })
  }

  func read(_ blocks: [Block<Piece>]) -> [Block<Content>] {
    blocks.flatMap { block in
      block.map(
        embeds: { piece, location in read(piece, at: location).map { [.embed($0, at: location)] } ?? [] },
        inlines: { $0 })
    }
  }

  func read(_ piece: Piece, at location: SourceLocation) -> Content? {
    switch piece {
    case .run(let directive): return runs[directive.name].map { .run($0) }
    case .compare(let compare): return compares[compare.name].map { .compare($0) }
    case .policy(let policy): return policies[policy.name].map { .policy($0) }
    case .sweep(let sweep, _): return sweeps[sweep.name].map { .sweep($0) }
    case .reported(let run): return reported[run.name].map { .reported($0) }
    case .admonition(let kind, let title, let blocks): return .admonition(kind, title: title, blocks: read(blocks))
    case .picture(var picture, _):
      guard hasRoom(at: location) else { return nil }
      figureCount += 1
      picture.number = figureCount
      labels.add(
        picture.label, .figure(figureCount), at: labelLocation(location), isWritten: true, diagnostics: diagnostics)
      return .picture(picture)
    case .display(let directive):
      guard hasRoom(at: directive.location) else { return nil }
      return directive.name == PlotDirective.name ? plot(directive) : table(directive)
    }
  }

  /// Whether one more figure or table can be shown; where it cannot, that is said once.
  private func hasRoom(at location: SourceLocation) -> Bool {
    guard figureCount + tableCount >= Self.mostShown else { return true }
    if !isFull {
      diagnostics.report(
        "a book has at most \(Self.mostShown) figures and tables", at: location,
        hint: "make several books of it, or leave some out with 'only'")
    }
    isFull = true
    return false
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
}
