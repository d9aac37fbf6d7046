import Learning
import Settings

/// A run's result as chapters name it: `onecycle.test.accuracy.best`, `finder#2.suggestion.valley`.
package struct ResultPath: Hashable, Sendable, CustomStringConvertible {
  /// What is measured after every epoch, where it names that.
  package var metric: Metric? { Metric(rawValue: name) }

  /// At which epoch a result is taken.
  package enum Moment: Hashable, Sendable {
    case final, best
    case at(Int)
    /// The first epoch whose value reaches a level, in the time that it took up to there.
    case timeTo(Double, TimeUnit)
  }

  /// As endings name it: `time-to(0.9)`, `steps-to(0.9)`, `seconds-to(0.9)`.
  package enum TimeUnit: String, Hashable, Sendable, CaseIterable {
    case epochs = "time"
    case steps, seconds
  }

  package var run: String
  /// One of the run's seeds; nil means all of them.
  package var seed: Int?
  /// `test.accuracy`, `suggestion`, `class`
  package var name: String
  /// What stands in the name's brackets: `class(cat).recall` has `cat`.
  package var argument: String?
  package var moment: Moment
  /// As it was written.
  package var description: String

  /// - Returns: nil where the text has not the form of a path at all.
  package init?(_ text: String) {
    guard text.utf8.count <= 200, let parts = Self.split(text), parts.count > 1 else { return nil }
    description = text
    let head = parts[0].split(separator: "#", omittingEmptySubsequences: false)
    guard let first = head.first, MemberName.isName(String(first)), head.count <= 2 else { return nil }
    run = String(first)
    if head.count == 2 {
      guard let seed = Int(head[1]) else { return nil }
      self.seed = seed
    }
    var rest = parts.dropFirst()
    moment = .final
    if let last = rest.last, rest.count > 1, let found = Self.moment(last) {
      moment = found
      rest = rest.dropLast()
    }
    var words: [String] = []
    for part in rest {
      guard let open = part.firstIndex(of: "(") else {
        words.append(part)
        continue
      }
      guard part.last == ")", argument == nil else { return nil }
      let inner = String(part[part.index(after: open)...].dropLast())
      // A sweep's member has brackets of its own.
      guard !inner.contains(where: { "()".contains($0) }) || MemberName.isName(inner) else { return nil }
      argument = inner
      words.append(String(part[..<open]))
    }
    name = words.joined(separator: ".")
  }

  /// At full stops outside brackets.
  private static func split(_ text: String) -> [String]? {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      guard (0...2).contains(depth), depth > 0 || !character.isWhitespace else { return nil }
      if character == ".", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return depth == 0 && !parts.contains("") ? parts : nil
  }

  private static func moment(_ word: String) -> Moment? {
    switch word {
    case "final": return .final
    case "best": return .best
    default:
      guard word.last == ")", let open = word.firstIndex(of: "(") else { return nil }
      let inner = String(word[word.index(after: open)...].dropLast())
      switch word[..<open] {
      case "at": return Int(inner).map { .at($0) }
      default:
        guard let unit = TimeUnit.allCases.first(where: { word[..<open] == "\($0.rawValue)-to" }) else { return nil }
        return SettingsNode.number(inner).map { .timeTo($0, unit) }
      }
    }
  }
}
