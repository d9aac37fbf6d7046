import Settings

/// What was chosen by the test set, for everything that shows it.
extension Results {
  /// Sentences that figures and tables of these runs end with; nil where nothing was chosen by the test set.
  package func testNote(_ references: [RunReference]) -> String? {
    joined(references.map { testNote($0.name) })
  }

  package func testNote(_ name: String) -> String? {
    return joined(choices(of: name).map { Self.note($0, $1) })
  }

  private func joined(_ sentences: [String?]) -> String? {
    var found: [String] = []
    for case let sentence? in sentences where !found.contains(sentence) { found.append(sentence) }
    return found.isEmpty ? nil : found.joined(separator: " ")
  }

  /// Of the run itself, and of those whose results its settings are made of or whose weights it began with.
  private func choices(of name: String) -> [(name: String, choices: [String])] {
    var (found, seen, waiting): ([(name: String, choices: [String])], Set<String>, [String]) = ([], [], [name])
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, let symbol = symbols[next] else { continue }
      found.append((next, symbol.testChoices))
      waiting += symbol.sources
    }
    return found
  }

  /// The sentence of figures and tables; nil where nothing was chosen by the test set.
  private static func note(_ name: String, _ choices: [String]) -> String? {
    guard !choices.isEmpty else { return nil }
    let words =
      choices.count == 1
      ? choices[0] : choices.dropLast().joined(separator: ", ") + " and " + choices[choices.count - 1]
    return "Reproduction: \(words) of \(name) \(choices.count == 1 ? "was" : "were") chosen by the test set, which "
      + "flatters what is measured on it."
  }
}
