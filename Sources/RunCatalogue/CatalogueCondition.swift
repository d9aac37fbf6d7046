import Foundation
import Runs

/// `test.accuracy>0.9`, `name~one`: what a run must be to be listed.
struct CatalogueCondition {
  private enum Comparison: String, CaseIterable {
    // Two signs before one that they begin with.
    case notEqual = "!="
    case atMost = "<="
    case atLeast = ">="
    case equal = "="
    case less = "<"
    case more = ">"
    case contains = "~"
  }

  private let key: String
  private let comparison: Comparison
  private let value: String

  init(_ text: String, in catalogue: Catalogue) throws(CatalogueMistake) {
    guard let (place, comparison) = Self.sign(in: text) else {
      throw CatalogueMistake(
        "--where: '\(text.prefix(80))' compares nothing",
        hint: "write NAME, one of = != < <= > >= ~, and a value: 'test.accuracy>0.9', 'name~one'")
    }
    key = try catalogue.key(
      text[..<place].trimmingCharacters(in: .whitespaces), option: "--where")
    self.comparison = comparison
    value = text[text.index(place, offsetBy: comparison.rawValue.count)...].trimmingCharacters(in: .whitespaces)
    guard [.less, .more, .atMost, .atLeast].contains(comparison), Double(value) == nil else { return }
    guard !catalogue.runs.contains(where: { $0.value(key)?.number != nil }) else {
      throw CatalogueMistake("--where: \(key) is a number, and '\(value.prefix(80))' is none")
    }
  }

  /// The first sign outside brackets.
  private static func sign(in text: String) -> (String.Index, Comparison)? {
    var depth = 0
    for place in text.indices {
      if text[place] == "(" { depth += 1 } else if text[place] == ")" { depth -= 1 }
      guard depth == 0 else { continue }
      if let found = Comparison.allCases.first(where: { text[place...].hasPrefix($0.rawValue) }) {
        return (place, found)
      }
    }
    return nil
  }

  /// What a run does not have is no match.
  func holds(of run: CatalogueRun) -> Bool {
    guard let own = run.value(key) else { return false }
    if comparison == .contains { return own.exact.localizedCaseInsensitiveContains(value) }
    if let number = own.number, let other = Double(value) {
      return switch comparison {
      case .equal: number == other
      case .notEqual: number != other
      case .less: number < other
      case .more: number > other
      case .atMost: number <= other
      case .atLeast: number >= other
      case .contains: false
      }
    }
    let text = own.exact
    return switch comparison {
    case .equal: text == value
    case .notEqual: text != value
    case .less: text < value
    case .more: text > value
    // Of a date also its beginning: what ends on that day.
    case .atMost: text <= value || text.hasPrefix(value)
    case .atLeast: text >= value
    case .contains: false
    }
  }
}
