import Learning
import Runs
import Settings

/// What a column of an epoch log holds.
enum EpochColumn: Hashable {
  case epoch, step, seconds, epochSeconds, learningRate, momentum
  case metric(Metric)
  /// The training loss of the epoch's last batch.
  case lastBatchLoss
  case testCorrect, testErrors

  /// Heads as they are read: lower case, with a full stop for a space, dash or underscore.
  package static let names: [(name: String, column: EpochColumn)] =
    [
      ("epoch", .epoch), ("step", .step), ("steps", .step), ("iteration", .step), ("iterations", .step),
      ("seconds", .seconds), ("epoch.seconds", .epochSeconds), ("learning.rate", .learningRate), ("lr", .learningRate),
      ("momentum", .momentum), ("last.batch.train.loss", .lastBatchLoss), ("test.correct", .testCorrect),
      ("test.errors", .testErrors),
    ]
    + [
      ("train", "train"), ("training", "train"), ("valid", "validation"), ("val", "validation"),
      ("validation", "validation"), ("test", "test"),
    ].flatMap { word, split in
      [("loss", "loss"), ("accuracy", "accuracy"), ("acc", "accuracy")].compactMap { end, measure in
        Metric(rawValue: "\(split).\(measure)").map { ("\(word).\(end)", .metric($0)) }
      }
    }

  /// - Returns: nil after a complaint.
  package static func read(_ head: CSVText.Cell, _ diagnostics: Diagnostics) -> (column: EpochColumn, isPercent: Bool)?
  {
    var name = String(head.text.lowercased().map { " -_".contains($0) ? "." : $0 })
    let percent = ["(%)", "[%]", "%", ".percent", ".pct"].first { name.hasSuffix($0) }
    if let percent { name = String(name.dropLast(percent.count)) }
    while name.hasSuffix(".") { name.removeLast() }
    guard let column = names.first(where: { $0.name == name })?.column else {
      if ["loss", "accuracy", "acc"].contains(name) {
        diagnostics.report(
          "'\(head.text)' does not say of which pictures", at: head.location,
          hint: "name it train_\(name), validation_\(name) or test_\(name)")
      } else {
        let known = names.map { $0.name.replacing(".", with: "_") }
        diagnostics.report(
          head.text.isEmpty ? "this column has no name" : "a log of epochs has no column '\(head.text.prefix(80))'",
          at: head.location, hint: NearestName.hint(for: name.replacing(".", with: "_"), among: known))
      }
      return nil
    }
    if percent != nil, !column.isShare {
      diagnostics.report("'\(head.text)' cannot be in per cent", at: head.location, hint: "accuracies can")
      return nil
    }
    return (column, percent != nil)
  }

  private var isShare: Bool { if case .metric(let metric) = self { metric.isAccuracy } else { false } }

  var countsTestPictures: Bool { self == .testCorrect || self == .testErrors }

  /// Where a cell may be empty: not everything is measured after every epoch.
  var isNeeded: Bool {
    switch self {
    case .metric, .lastBatchLoss, .testCorrect, .testErrors: false
    case .epoch, .step, .seconds, .epochSeconds, .learningRate, .momentum: true
    }
  }

  /// What it gives; two columns of a log do not give the same.
  package var result: String {
    switch self {
    case .epoch: "the epoch"
    case .step: "the step"
    case .seconds, .epochSeconds: "the time"
    case .learningRate: "the learning rate"
    case .momentum: "the momentum"
    case .metric(let metric): metric.rawValue
    case .lastBatchLoss: Metric.trainLoss.rawValue
    case .testCorrect, .testErrors: Metric.testAccuracy.rawValue
    }
  }

  /// Puts the cell's value where it belongs, or complains.
  package func read(
    _ cell: CSVText.Cell, name: String, isPercent: Bool, testImages: Int?, into epoch: inout ReportedEpoch,
    _ diagnostics: Diagnostics
  ) {
    func amount() -> ReportedNumber? { .amount(cell.text, name, at: cell.location, diagnostics) }
    func count() -> ReportedNumber? { .count(cell.text, name, at: cell.location, diagnostics) }
    switch self {
    case .epoch: epoch.epoch = amount()?.value ?? .nan
    case .step: epoch.step = count().map { Int($0.value) }
    case .seconds, .epochSeconds: epoch.seconds = amount()?.value
    case .learningRate: epoch.learningRate = amount()?.value
    case .momentum: epoch.momentum = amount()?.value
    case .lastBatchLoss: epoch.metrics[.trainLoss] = amount()
    case .metric(let metric):
      epoch.metrics[metric] =
        metric.isAccuracy
        ? .share(cell.text, name, isPercent: isPercent, at: cell.location, diagnostics) : amount()
    case .testCorrect, .testErrors:
      guard let images = testImages, images > 0, let number = count() else { return }
      guard number.value <= Double(images) else {
        diagnostics.report(
          "\(name) is \(cell.text), and there were \(images) test pictures", at: cell.location,
          hint: "correct it, or 'test.images'")
        return
      }
      let share = number.value / Double(images)
      epoch.metrics[.testAccuracy] = ReportedNumber(self == .testCorrect ? share : 1 - share)
    }
  }
}
