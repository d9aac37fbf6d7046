import Displays
import Manuscript
import Publishing
import Settings

/// Pieces as they are shown: figures and tables get their numbers, in the order of the text.
extension BookChecker {
  var display: DisplayReader {
    DisplayReader(
      symbols: symbols, diagnostics: diagnostics, labelLocation: { self.labelLocation($0) },
      labels: { self.collector(of: $0.file) })
  }

  func read(_ blocks: [Block<DirectiveNode>]) -> [Block<ReportNode>] {
    blocks.flatMap { block in
      block.map(
        embeds: { node, location in read(node, at: location).map { [.embed($0, at: location)] } ?? [] },
        inlines: { $0 })
    }
  }

  func read(_ node: DirectiveNode, at location: SourceLocation) -> ReportNode? {
    switch node {
    case .named(let directive): return symbols[directive.name].map { .symbol($0.name) }
    case .admonition(let kind, let title, let blocks): return .admonition(kind, title: title, blocks: read(blocks))
    case .picture(var picture, _):
      guard hasRoom(at: location) else { return nil }
      figureCount += 1
      picture.number = figureCount
      labels.add(
        picture.label, .figure(figureCount), at: labelLocation(location), isWritten: true, diagnostics: diagnostics)
      return .picture(picture)
    case .plot(let directive): return hasRoom(at: directive.location) ? plot(directive) : nil
    case .table(let directive): return hasRoom(at: directive.location) ? table(directive) : nil
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

  private func plot(_ directive: Directive) -> ReportNode? {
    guard var request = display.plot(directive) else { return giveUp(directive) }
    figureCount += 1
    request.number = figureCount
    let place = labelLocation(directive.location)
    labels.add(request.label, .figure(figureCount), at: place, isWritten: true, diagnostics: diagnostics)
    for label in request.aliases {
      labels.add(label, .figure(figureCount), at: directive.location, isWritten: true, diagnostics: diagnostics)
    }
    return .plot(request)
  }

  private func table(_ directive: Directive) -> ReportNode? {
    guard var request = display.table(directive) else { return giveUp(directive) }
    tableCount += 1
    request.number = tableCount
    labels.add(
      request.label, .table(tableCount), at: labelLocation(directive.location), isWritten: true,
      diagnostics: diagnostics)
    return .table(request)
  }
}
