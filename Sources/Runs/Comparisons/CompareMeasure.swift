import Experiments
import Learning
import Plotting
import Settings

/// What runs are compared by: a result of trainings such as `test.loss`, or `time-to(0.9)` in test accuracy.
package struct CompareMeasure: Hashable, Sendable {
  package static let standard = [Metric.testAccuracy, .testLoss].compactMap { CompareMeasure($0.rawValue) }
  /// The one by which runs are compared where nothing else is said.
  package static let accuracy = Metric.testAccuracy.rawValue

  /// As it was written.
  package var text: String
  private var path: ResultPath

  /// - Returns: nil where the text has not the form of a result.
  package init?(_ text: String) {
    let isTime = ResultPath.TimeUnit.allCases.contains { text.hasPrefix("\($0.rawValue)-to(") }
    guard let path = ResultPath(isTime ? "run.\(Self.accuracy).\(text)" : "run.\(text)") else { return nil }
    (self.text, self.path) = (text, path)
  }

  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> CompareMeasure? {
    guard let text = node.string("by", diagnostics) else { return nil }
    guard let measure = CompareMeasure(text) else {
      diagnostics.report(
        "'\(text.prefix(80))' is no result to compare by", at: node.location,
        hint: "write test.accuracy, test.loss, test.accuracy.best or time-to(0.9)")
      return nil
    }
    if let complaint = ResultKind.complaint(about: measure.path, of: .training) {
      diagnostics.report(complaint, at: node.location)
      return nil
    }
    guard measure.kind?.isText != true else {
      diagnostics.report(
        "\(text) is a text, and a comparison needs numbers", at: node.location,
        hint: "write test.accuracy, test.loss, test.accuracy.best or time-to(0.9)")
      return nil
    }
    return measure
  }

  private var kind: ResultKind? { ResultKind.find(path.name) }

  /// Final accuracy on test pictures, of which every single picture is known.
  package var isFinalTestAccuracy: Bool { path.metric == .testAccuracy && path.moment == .final }

  /// Which of the two curves that figures of compares can draw it is the end of.
  package var isFinalTestLoss: Bool { path.metric == .testLoss && path.moment == .final }

  /// Whether values are 0…1, printed as per cent, and their differences as points.
  package var isShare: Bool {
    if case .timeTo = path.moment { return false }
    return kind?.unit == .fraction
  }

  /// Decimals at most.
  var digits: Int {
    if case .timeTo(_, let time) = path.moment { return time == .epochs ? 2 : 1 }
    switch kind?.unit {
    case .fraction: return 2
    case .count, .seconds: return 1
    default: return 3
    }
  }

  private var factor: Double { isShare ? 100 : 1 }

  /// `Test accuracy`, with its unit.
  package var heading: (title: String, unit: String?) {
    let words = (path.argument.map { path.name.replacing("class", with: $0) } ?? path.name)
      .replacing(".", with: " ").capitalizedSentence
    let unit = isShare ? "%" : kind?.unit == .seconds ? "s" : nil
    switch path.moment {
    case .final: return (words, unit)
    case .best: return ("\(words), best epoch", unit)
    case .at(let epoch): return ("\(words), epoch \(epoch)", unit)
    case .timeTo(let level, let time):
      let quantity = time == .epochs ? "Epochs" : time.rawValue.capitalizedSentence
      return ("\(quantity) to \(words.lowercased()) \(NumberFormat.level(level))", nil)
    }
  }

  /// `test loss`; `epochs to test accuracy 0.9`
  package var words: String { heading.title.prefix(1).lowercased() + heading.title.dropFirst() }

  /// A difference and its interval, without their unit.
  package func text(_ difference: RunDifference) -> DifferenceText {
    DifferenceText(difference.mean, difference.interval, scale: factor, atMost: digits)
  }

  /// One per seed, nil for those that never reach the level of a time; or why there is none at all.
  package func values(_ run: AnyRun) -> (values: [Double?]?, problem: String?) {
    do throws(ResultProblem) {
      if case .timeTo = path.moment {
        try run.measured(path)
        return (run.perSeed.map { (try? $0.value(path))?.number }, nil)
      }
      let value = try run.value(path)
      if value.absent > 0 { return (run.perSeed.map { (try? $0.value(path))?.number }, nil) }
      guard case .numbers(let numbers, _, _) = value.content, numbers.allSatisfy(\.isFinite) else {
        return (nil, "\(run.name) has no number for \(text)")
      }
      return (numbers, nil)
    } catch { return (nil, error.sentence) }
  }

  /// Why a run of these settings never has such a result; nil where it may.
  func complaint(of run: RunDefinition, among symbols: SymbolTable) -> Complaint? {
    run.complaint(about: path, among: symbols)
  }

  func isOffered(by run: ReportedRun) -> Bool { values(.reported(run)).values != nil }

  /// The mean over seeds with half of its interval, of those seeds that have a value; or why there is none.
  package func cell(_ run: AnyRun) -> String {
    guard let values = values(run).values else { return run.made?.briefEnding ?? "–" }
    let reached = values.compactMap(\.self)
    guard !reached.isEmpty else {
      if case .timeTo = path.moment { return "never reached" }
      return "–"
    }
    let mean = NumberFormat.mean(reached, scale: factor, atMost: digits)
    return reached.count == values.count ? mean : "\(mean) (\(reached.count) of \(values.count) seeds)"
  }
}
