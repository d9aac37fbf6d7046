import Runs

/// What figures and tables are made of: the results, and which run has which color.
package struct FigureContext: Sendable {
  package let results: Results
  private let slots: [String: Int]

  package init(_ results: Results) {
    self.results = results
    let colored = results.symbols.all.enumerated().compactMap { place, symbol in
      symbol.colorRank.map { (rank: $0, place: place, name: symbol.name) }
    }
    let ordered = colored.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
    slots = Dictionary(ordered.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
  }

  /// A run keeps its color in the whole book.
  package func slot(of name: String) -> Int { slots[name] ?? 0 }
}
