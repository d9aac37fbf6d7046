import Settings

/// A setting that is made of another run's result: `finder.suggestion / 10 or 0.04`.
package struct ResultExpression: Hashable, Sendable {
  enum Operation: Hashable, Sendable {
    case none
    case times(Double)
    case over(Double)
  }

  package var path: ResultPath
  var operation = Operation.none
  /// Taken where the run has no such result.
  package var fallback: Double?

  /// - Returns: nil where the text has not this form, as most settings have not.
  package init?(_ text: String) {
    var words = BracketedText.words(text)
    if let place = words.firstIndex(of: "or") {
      guard place == words.count - 2, let number = SettingsNode.number(words[place + 1]) else { return nil }
      fallback = number
      words.removeLast(2)
    }
    if words.count == 3, let number = SettingsNode.number(words[2]), number != 0 {
      switch words[1] {
      case "*": operation = .times(number)
      case "/": operation = .over(number)
      default: return nil
      }
      words.removeLast(2)
    }
    guard words.count == 1, SettingsNode.number(words[0]) == nil, let path = ResultPath(words[0]) else { return nil }
    self.path = path
  }

  package func value(of result: Double) -> Double {
    switch operation {
    case .none: result
    case .times(let number): result * number
    case .over(let number): result / number
    }
  }
}
