import Settings

/// What may stand behind a result's name and says at which epoch it is taken: `best`, `at(5)`, `time-to(0.9)`.
package struct ResultEnding: Sendable {
  package var name: String
  package var summary: String
  /// What its brackets have, as a chapter would write it; nil for an ending without.
  package var argument: String?
  private var read: @Sendable (String) -> ResultPath.Moment?

  package static let all =
    [
      ResultEnding(name: "final", summary: "After the last epoch, as without an ending.") { _ in .final },
      ResultEnding(name: "best", summary: "After the epoch with the best value.") { _ in .best },
      ResultEnding(name: "at", summary: "After this epoch, counted from 1.", argument: "5") { Int($0).map { .at($0) } },
    ]
    + ResultPath.TimeUnit.allCases.map { unit in
      ResultEnding(name: "\(unit.rawValue)-to", summary: "How many \(unit) it takes to this value.", argument: "0.2") {
        SettingsNode.number($0).map { .timeTo($0, unit) }
      }
    }

  /// As a chapter would write it: `at(5)`.
  package var example: String { argument.map { "\(name)(\($0))" } ?? name }

  /// - Returns: nil for a word that is no ending.
  static func moment(_ word: String) -> ResultPath.Moment? {
    guard word.last == ")", let open = word.firstIndex(of: "(") else {
      return all.first { $0.argument == nil && $0.name == word }?.read("")
    }
    let inner = String(word[word.index(after: open)...].dropLast())
    return all.first { $0.argument != nil && word[..<open] == $0.name }?.read(inner)
  }
}
