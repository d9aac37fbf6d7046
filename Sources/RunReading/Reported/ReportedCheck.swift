import Learning
import Plotting
import Runs
import Settings

/// Puts together what single results, log and confusion matrix say, and finds where they contradict each other.
///
/// What is written in the chapter goes before the log, and the log before the matrix. Two numbers agree where they can
/// be the same one, each rounded to the digits it is written with.
struct ReportedCheck {
  package struct Finding {
    package var message: String
    package var hint: String?
    /// At which setting it stands.
    package var setting: String
    package var severity = Diagnostic.Severity.warning
  }

  package let name: String
  private(set) var values: [String: ReportedNumber]
  private(set) var findings: [Finding] = []
  private let log: EpochLog?
  private let confusion: ConfusionMatrix?

  init(name: String, stated: [String: ReportedNumber], log: EpochLog?, confusion: ConfusionMatrix?) {
    (self.name, values, self.log, self.confusion) = (name, stated, log, confusion)
  }

  package mutating func settle() {
    let hasErrors = values["test.errors"] != nil
    if let log { settle(log) }
    if let confusion { settle(confusion) }
    for metric in Metric.allCases { compareBest(of: metric) }
    guard let images = values["test.images"]?.value else { return }
    if hasErrors, let errors = values["test.errors"]?.value {
      if errors > images {
        add("test.errors", "test.errors is more than the \(NumberText.whole(Int(images))) test pictures", .error)
      } else {
        settle("test.accuracy", ReportedNumber(1 - errors / images), "test.errors and test.images give", "test.errors")
      }
    } else if values["test.errors"] == nil, let accuracy = values["test.accuracy"] {
      // A count of errors follows only where the accuracy's digits leave no choice.
      let errors = (1 - accuracy.value) * images
      if accuracy.rounding * images <= 0.5 + 1e-9 { values["test.errors"] = ReportedNumber(errors.rounded()) }
    }
  }

  private mutating func settle(_ log: EpochLog) {
    guard let last = log.epochs.last else { return }
    for metric in Metric.allCases {
      let column = log.epochs.compactMap { $0.metrics[metric] }
      let best = metric.isAccuracy ? column.max { $0.value < $1.value } : column.min { $0.value < $1.value }
      if let end = last.metrics[metric] {
        let isBest = best.map { values[metric.rawValue]?.agrees(with: $0) ?? false } ?? false
        settle(
          metric.rawValue, end, "its log ends at", metric.rawValue,
          hint: isBest ? "it is the log's best epoch: write '\(metric.rawValue).best'" : nil)
      }
      if let best { settle("\(metric.rawValue).best", best, "the log's best is", "\(metric.rawValue).best") }
    }
    settle("epochs", ReportedNumber(last.epoch), "its log has", "epochs")
    if let step = last.step { settle("steps", ReportedNumber(Double(step)), "its log ends at step", "steps") }
    if let seconds = last.seconds, values["duration"] == nil { values["duration"] = ReportedNumber(seconds) }
    if let highest = log.epochs.compactMap(\.learningRate).max(), values["learning-rate.max"] == nil {
      values["learning-rate.max"] = ReportedNumber(highest)
    }
  }

  /// The last epoch is one of those of which the best is.
  private mutating func compareBest(of metric: Metric) {
    let name = "\(metric.rawValue).best"
    guard let end = values[metric.rawValue], let best = values[name], !best.agrees(with: end),
      metric.isBetterHigh ? best.value < end.value : best.value > end.value
    else { return }
    func text(_ value: Double) -> String {
      metric.isAccuracy ? NumberText.percent(value, 2) : NumberText.significant(value, 6)
    }
    add(
      name,
      "\(self.name) reports a \(name) of \(text(best.value)), which is worse than the \(text(end.value)) at which it ends",
      .warning,
      hint: "the last epoch is one of those of which the best is taken; correct what is wrong, or leave one out")
  }

  private mutating func settle(_ confusion: ConfusionMatrix) {
    settle("test.images", ReportedNumber(Double(confusion.images)), "its confusion matrix counts", "confusion")
    let accuracy = ReportedNumber(Double(confusion.correct) / Double(confusion.images))
    settle("test.accuracy", accuracy, "its confusion matrix gives", "confusion")
    let errors = confusion.images - confusion.correct
    settle("test.errors", ReportedNumber(Double(errors)), "its confusion matrix has", "confusion")
  }

  /// Takes the number where there was none, and says where it is another one than there was.
  private mutating func settle(
    _ result: String, _ number: ReportedNumber, _ words: String, _ setting: String, hint: String? = nil
  ) {
    guard let known = values[result] else {
      values[result] = number
      return
    }
    guard !known.agrees(with: number) else { return }
    let isShare = result.contains("accuracy")
    func text(_ value: Double) -> String { isShare ? NumberText.percent(value, 2) : NumberText.significant(value, 6) }
    add(
      setting, "\(name) reports a \(result) of \(text(known.value)), and \(words) \(text(number.value))", .warning,
      hint: hint ?? "correct what is wrong, or leave one out")
  }

  private mutating func add(
    _ setting: String, _ message: String, _ severity: Diagnostic.Severity, hint: String? = nil
  ) {
    findings.append(
      Finding(message: message, hint: hint ?? "correct one of them", setting: setting, severity: severity))
  }
}
