import Manuscript
import RunReading
import Runs

extension BookChecker {
  /// The book's symbols, those with mistakes given up.
  ///
  /// - Returns: the runs, each after those that it needs.
  func readSymbols(_ blocks: [Block<DirectiveNode>]) -> [RunDefinition] {
    var named: [NamedDirective] = []
    blocks.eachEmbed { node in
      if case .named(let directive) = node { named.append(directive) }
    }
    var reader = SymbolReader(symbols, files: folder, diagnostics: diagnostics)
    let order = reader.read(named)
    symbols = reader.symbols
    for name in symbols.broken { labels.giveUp(name) }
    return order
  }
}
