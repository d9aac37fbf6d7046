import Runs
import Settings

/// A directive that gives something its name, as it was read.
package enum NamedDirective: Sendable {
  case run(RunDirective)
  /// With the runs that it is made of.
  case symbol(any Symbol, members: [RunDirective])

  package var name: String {
    switch self {
    case .run(let directive): directive.name
    case .symbol(let symbol, _): symbol.name
    }
  }
}

/// Makes symbols of all that a book names: its runs, and what is made of them.
package struct SymbolReader {
  /// What refers to other runs is followed from one to the next.
  static let mostRuns = 1000

  /// Those with mistakes given up.
  package private(set) var symbols: SymbolTable
  private let files: any BookFiles
  private let diagnostics: Diagnostics
  private var hasTooMany = false

  /// - Parameter symbols: names that were given up already.
  package init(_ symbols: SymbolTable = SymbolTable(), files: any BookFiles, diagnostics: Diagnostics) {
    (self.symbols, self.files, self.diagnostics) = (symbols, files, diagnostics)
  }

  /// - Parameter named: in the order of the text.
  /// - Returns: the runs, each after those that it needs.
  package mutating func read(_ named: [NamedDirective]) -> [RunDefinition] {
    let directives = declared(named)
    let definitions = RunReader(directives, among: symbols, diagnostics: diagnostics).definitions()
    let read = Set(definitions.map(\.name))
    // Runs with mistakes were complained about; what refers to them is no second mistake.
    for directive in directives where !read.contains(directive.name) { symbols.giveUp(directive.name) }
    symbols = inTextOrder(named, definitions)
    for reference in definitions.flatMap(\.references) {
      let path = reference.expression.path
      if let complaint = symbols[path.run, as: RunDefinition.self]?.complaint(aboutSeed: path.seed) {
        diagnostics.report(complaint, at: reference.location)
      }
    }
    settle { !$0.isSettledLast }
    let checked = StartChecker(symbols: symbols, files: files, diagnostics: diagnostics).checked(definitions)
    for run in checked { symbols.add(run) }
    settle(where: \.isSettledLast)
    return RunOrder.sorted(checked, diagnostics: diagnostics)
  }

  private mutating func settle(where isMeant: (any Symbol) -> Bool) {
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
  private mutating func declared(_ named: [NamedDirective]) -> [RunDirective] {
    var directives: [RunDirective] = []
    var seen: [String: SourceLocation] = [:]
    var others = 0
    for node in named {
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
      }
    }
    return directives
  }

  private mutating func complainOfMany(at location: SourceLocation) {
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
  private func inTextOrder(_ named: [NamedDirective], _ definitions: [RunDefinition]) -> SymbolTable {
    let runs = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    var table = SymbolTable()
    for name in symbols.broken { table.giveUp(name) }
    for node in named {
      switch node {
      case .run(let directive): if let run = runs[directive.name] { table.add(run) }
      case .symbol(let symbol, let members):
        for member in members { if let run = runs[member.name] { table.add(run) } }
        if let known = symbols[symbol.name], known.location == symbol.location { table.add(known) }
      }
    }
    return table
  }
}
