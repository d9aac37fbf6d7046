import Experiments
import Plotting
import Settings

/// What runs are compared by: a result of trainings such as `test.loss`, or `time-to(0.9)` in test accuracy.
package struct CompareMeasure: Hashable, Sendable {
  package static let standard = ["test.accuracy", "test.loss"].compactMap { CompareMeasure($0) }

  /// As it was written.
  package var text: String
  private var path: ResultPath

  /// - Returns: nil where the text has not the form of a result.
  init?(_ text: String) {
    let full = text.hasPrefix("time-to(") ? "run.test.accuracy.\(text)" : "run.\(text)"
    guard let path = ResultPath(full) else { return nil }
    (self.text, self.path) = (text, path)
  }

  static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> CompareMeasure? {
    guard let text = node.string("by", diagnostics) else { return nil }
    guard let measure = CompareMeasure(text) else {
      diagnostics.report(
        "'\(text.prefix(80))' is no result to compare by", at: node.location,
        hint: "write test.accuracy, test.loss, test.accuracy.best or time-to(0.9)")
      return nil
    }
    return ResultCheck.check(measure.path, kind: .training, at: node.location, diagnostics: diagnostics) ? measure : nil
  }

  private var kind: ResultKind? { ResultKind.find(path.name) }

  private var isShare: Bool {
    if case .timeTo = path.moment { return false }
    return kind?.unit == .fraction
  }

  /// `Test accuracy`, with its unit.
  var heading: (title: String, unit: String?) {
    let words = path.name.replacing(".", with: " ").capitalizedSentence
    switch path.moment {
    case .final: return (words, isShare ? "%" : nil)
    case .best: return ("\(words), best epoch", isShare ? "%" : nil)
    case .at(let epoch): return ("\(words), epoch \(epoch)", isShare ? "%" : nil)
    case .timeTo(let level): return ("Epochs to \(words.lowercased()) \(NumberFormat.rate(level))", nil)
    }
  }

  /// The mean over seeds with half of its interval; why there is none, where there is none.
  func cell(_ run: RunResult) -> String {
    guard let value = try? kind?.value(run, path), case .numbers(let numbers, _, _) = value.content else {
      return run.ending ?? "–"
    }
    return RunsTable.mean(numbers, scale: isShare ? 100 : 1, digits: isShare ? 2 : 3)
  }
}
