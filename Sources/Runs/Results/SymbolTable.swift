import Settings

/// All that the chapters of a book name, in the order of the text.
package struct SymbolTable: Sendable {
  package private(set) var all: [any Symbol] = []
  private var places: [String: Int] = [:]
  /// Names that were complained about; what refers to them is no second mistake.
  package private(set) var broken: Set<String> = []

  package init(_ symbols: [any Symbol] = []) { for symbol in symbols { add(symbol) } }

  package subscript(name: String) -> (any Symbol)? { places[name].map { all[$0] } }

  /// A symbol of one sort.
  package subscript<Sort: Symbol>(name: String, as sort: Sort.Type) -> Sort? { self[name] as? Sort }

  package func all<Sort: Symbol>(_ sort: Sort.Type) -> [Sort] { all.compactMap { $0 as? Sort } }

  /// The single runs that a reference stands for: those of a sweep or compare, else itself.
  package func members(of reference: RunReference) -> [RunReference] {
    self[reference.name]?.members(seed: reference.seed) ?? [reference]
  }

  /// Adds it, or puts it in the place of the one with its name.
  package mutating func add(_ symbol: any Symbol) {
    if let place = places[symbol.name] {
      all[place] = symbol
    } else {
      places[symbol.name] = all.count
      all.append(symbol)
    }
  }

  package mutating func giveUp(_ name: String) {
    broken.insert(name)
    guard let place = places.removeValue(forKey: name) else { return }
    all.remove(at: place)
    for (index, symbol) in all.enumerated().dropFirst(place) { places[symbol.name] = index }
  }

  /// Whether it, or the sweep whose member it is, was complained about.
  package func isBroken(_ name: String) -> Bool { broken.contains(MemberName.sweep(of: name)) }

  /// Complains where a reference cannot be shown; not where it is to what has been complained about already.
  ///
  /// - Returns: whether it can.
  package func check(
    _ reference: RunReference, for use: SymbolUse, at location: SourceLocation, diagnostics: Diagnostics
  ) -> Bool {
    guard !isBroken(reference.name) else { return false }
    let complaint =
      self[reference.name].map { $0.complaint(shownAs: use, seed: reference.seed, among: self) }
      ?? Complaint(
        "there is no \(use.shows.noun) '\(reference.name)'",
        hint: NearestName.hint(
          for: reference.name, among: names { $0.complaint(shownAs: use, seed: nil, among: self) == nil }))
    if let complaint { diagnostics.report(complaint, at: location) }
    return complaint == nil
  }

  /// Complains about a result that nothing of the book offers.
  package func check(_ path: ResultPath, at location: SourceLocation, diagnostics: Diagnostics) {
    guard !isBroken(path.run) else { return }
    let complaint =
      self[path.run].map { $0.complaint(about: path, among: self) }
      ?? Complaint(
        "there is no run '\(path.run)'",
        hint: ResultKind.find(path.description) != nil
          ? "say whose it is, as RUN.\(path.description)"
          : NearestName.hint(for: path.run, among: names(where: \.hasResults)))
    if let complaint { diagnostics.report(complaint, at: location) }
  }

  package func names(where isMeant: (any Symbol) -> Bool) -> [String] { all.filter(isMeant).map(\.name) }
}
