import Experiments

/// What was chosen by the test set, for everything that shows it.
extension ContentFiller {
  /// Sentences that figures and tables of these runs end with; nil where nothing was chosen by the test set.
  func testNote(_ references: [RunReference]) -> String? {
    var sentences: [String] = []
    for reference in references {
      if let sentence = testNote(reference), !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  func testNote(_ reference: RunReference) -> String? {
    if let compare = results.compares[reference.name] { return testNote(compare.runs) }
    var sentences: [String] = []
    for (name, choices) in choices(of: reference.name) {
      if let sentence = TestSet.note(name, choices), !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Of the run itself, and of those whose results its settings are made of or whose weights it began with.
  private func choices(of name: String) -> [(name: String, choices: [String])] {
    var (found, seen, waiting): ([(name: String, choices: [String])], Set<String>, [String]) = ([], [], [name])
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let sweep = results.sweeps[next] {
        found.append((next, sweep.testChoices))
        waiting += sweep.members.map(\.name)
      } else if let run = definitions[next] {
        found.append((next, run.testChoices))
        waiting += run.dependencies.map(\.name)
      }
    }
    return found
  }
}
