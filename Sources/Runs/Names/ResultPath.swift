import Foundation
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
  /// What stands in the name's brackets: `class(cat).recall` has `cat`. A name with brackets that do not match stands
  /// between quotes, `class("a) b").recall`.
  package var argument: String?
  package var moment: Moment
  /// As it was written.
  package var description: String

  /// - Returns: nil where the text has not the form of a path at all.
  package init?(_ text: String) {
    guard text.utf8.count <= 400, let parts = Self.split(text), parts.count > 1 else { return nil }
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
    if let last = rest.last, rest.count > 1, let found = ResultEnding.moment(last) {
      moment = found
      rest = rest.dropLast()
    }
    var words: [String] = []
    for part in rest {
      guard let open = part.firstIndex(of: "(") else {
        words.append(part)
        continue
      }
      guard argument == nil, BracketedText.isOnePair(part[open...]) else { return nil }
      let inner = part[part.index(after: open)...].dropLast()
      let isQuoted = inner.count > 2 && inner.first == "\"" && inner.last == "\""
      argument = String(isQuoted ? inner.dropFirst().dropLast() : inner).precomposedStringWithCanonicalMapping
      words.append(String(part[..<open]))
    }
    name = words.joined(separator: ".")
  }

  /// At full stops outside brackets.
  private static func split(_ text: String) -> [String]? {
    guard let parts = BracketedText.split(text, at: "."), !parts.contains(""),
      parts.allSatisfy({ $0.contains("(") || !$0.contains(where: \.isWhitespace) })
    else { return nil }
    return parts
  }
}
