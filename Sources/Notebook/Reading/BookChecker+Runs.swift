import Manuscript
import RunReading
import Runs
import Settings

/// What a book names: its runs, and what is made of them.
extension BookChecker {
  /// The book's symbols, those with mistakes given up.
  ///
  /// - Returns: the runs, each after those that it needs.
  func readSymbols(_ blocks: [Block<DirectiveNode>]) -> [RunDefinition] {
    let directives = declared(blocks)
    let definitions = RunReader(directives, among: symbols, diagnostics: diagnostics).definitions()
    let read = Set(definitions.map(\.name))
    // Runs with mistakes were complained about; what refers to them is no second mistake.
    for directive in directives where !read.contains(directive.name) { symbols.giveUp(directive.name) }
    symbols = inTextOrder(blocks, definitions)
    for reference in definitions.flatMap(\.references) {
      let path = reference.expression.path
      if let complaint = symbols[path.run, as: RunDefinition.self]?.complaint(aboutSeed: path.seed) {
        diagnostics.report(complaint, at: reference.location)
      }
    }
    settle { !$0.isSettledLast }
    let checked = StartChecker(symbols: symbols, files: folder, diagnostics: diagnostics).checked(definitions)
    for run in checked { symbols.add(run) }
    settle(where: \.isSettledLast)
    for name in symbols.broken { labels.giveUp(name) }
    return RunOrder.sorted(checked, diagnostics: diagnostics)
  }

  private func settle(where isMeant: (any Symbol) -> Bool) {
    for symbol in symbols.all.filter(isMeant) {
      if let settled = symbol.settled(among: symbols, diagnostics) {
        symbols.add(settled)
      } else {
        symbols.giveUp(symbol.name)
      }
    }
  }

  /// Makes what is no run known; a name that stands twice is a mistake.
  ///
  /// - Returns: the runs' directives.
  private func declared(_ blocks: [Block<DirectiveNode>]) -> [RunDirective] {
    var directives: [RunDirective] = []
    var seen: [String: SourceLocation] = [:]
    var others = 0
    blocks.eachEmbed { node in
      switch node {
      case .run(let run):
        guard isNew(run.name, at: run.location, &seen) else { break }
        if directives.count == Self.mostRuns { complainOfMany(at: run.location) }
        if directives.count < Self.mostRuns { directives.append(run) }
      case .symbol(let symbol, let members):
        guard isNew(symbol.name, at: symbol.location, &seen) else { break }
        guard directives.count + members.count <= Self.mostRuns, others < Self.mostRuns else {
          complainOfMany(at: symbol.location)
          symbols.giveUp(symbol.name)
          break
        }
        if members.isEmpty { others += 1 }
        symbols.add(symbol)
        directives += members
      case .plot, .table, .picture, .admonition: break
      }
    }
    return directives
  }

  private func complainOfMany(at location: SourceLocation) {
    guard !hasTooMany else { return }
    hasTooMany = true
    diagnostics.report("a book has at most \(Self.mostRuns) recipes and runs", at: location)
  }

  private func isNew(_ name: String, at location: SourceLocation, _ seen: inout [String: SourceLocation]) -> Bool {
    if let first = seen[name] {
      diagnostics.report(
        "the name '\(name)' stands twice", at: location, hint: "it stands first at \(first); a name is for one run")
      return false
    }
    seen[name] = location
    return true
  }

  /// All symbols as the text has them.
  private func inTextOrder(_ blocks: [Block<DirectiveNode>], _ definitions: [RunDefinition]) -> SymbolTable {
    let runs = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    var table = SymbolTable()
    for name in symbols.broken { table.giveUp(name) }
    blocks.eachEmbed { node in
      switch node {
      case .run(let directive): if let run = runs[directive.name] { table.add(run) }
      case .symbol(let symbol, let members):
        for member in members { if let run = runs[member.name] { table.add(run) } }
        if let known = symbols[symbol.name], known.location == symbol.location { table.add(known) }
      case .plot, .table, .picture, .admonition: break
      }
    }
    return table
  }
}
