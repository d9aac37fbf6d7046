import Settings

extension PolicyDefinition: Symbol {
  package var noun: String { "policy" }
  package var hasResults: Bool { false }
  package var colorRank: Int? { 1 }

  package func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint? {
    guard use.shows != .policy || seed != nil else { return nil }
    return Complaint(
      "\(use.user) shows \(use.shows.words), and '\(name)' is a policy without a training",
      hint: "show it with {plot} policy")
  }

  package func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint? {
    Complaint("'\(name)' is a policy, which has no results", hint: "name a training")
  }

  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue {
    throw ResultProblem("\(name) is a policy, which has no results")
  }

  package func box(_ results: Results) -> SymbolBox? {
    SymbolBox(.shown(kind: noun, outcome: nil, settings: SettingsWriter.text(settings)))
  }
}
