/// Which class was taken for which: true classes down, predicted classes across.
package struct ConfusionMatrixFigure: Figure, Hashable {
  package static let kind = "confusion-matrix"

  package enum Show: String, Hashable, Sendable, CaseIterable {
    case counts
    /// Of each true class.
    case shares
  }

  package let classes: [String]
  /// `counts[true][predicted]`; summed over seeds.
  package let counts: [[Int]]
  package let show: Show
  /// How many pictures each class has.
  let totals: [Int]
  /// How many pictures were taken for each class.
  let predictedTotals: [Int]

  package init(classes: [String], counts: [[Int]], show: Show = .counts) {
    precondition(
      counts.count == classes.count && counts.allSatisfy { $0.count == classes.count },
      "\(classes.count) classes, \(counts.count) rows of \(counts.map(\.count))")
    (self.classes, self.counts, self.show) = (classes, counts, show)
    totals = counts.map { $0.reduce(0, +) }
    predictedTotals = classes.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// Share of a class's pictures that were recognized; nothing where it has none.
  func recall(_ index: Int) -> Double? { ratio(counts[index][index], totals[index]) }
  /// Share of what was taken for a class that is of it; nothing where nothing was.
  func precision(_ index: Int) -> Double? { ratio(counts[index][index], predictedTotals[index]) }

  private func ratio(_ part: Int, _ whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

  private var confusions: [(truth: Int, predicted: Int, count: Int)] {
    classes.indices.flatMap { row in classes.indices.map { (row, $0, counts[row][$0]) } }
      .filter { $0.0 != $0.1 && $0.2 > 0 }
      .sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
  }

  package var data: FigureData {
    FigureData(
      columns: ["true class"] + classes + ["total", "recall"],
      rows: classes.indices.map { row in
        [classes[row]] + counts[row].map { "\($0)" }
          + ["\(totals[row])", recall(row).map { NumberText.percent($0) } ?? ""]
      } + [
        ["total"] + predictedTotals.map { "\($0)" } + ["\(totals.reduce(0, +))", ""],
        ["precision"] + classes.indices.map { precision($0).map { NumberText.percent($0) } ?? "" } + ["", ""],
      ])
  }

  package var automaticCaption: String {
    let reading = show == .counts ? "Counts" : "Per cent of each true class"
    let howTo = "\(reading); true class down, predicted across, recall on the right, precision below."
    guard let worst = confusions.first else { return "No picture was misclassified. \(howTo)" }
    return "The most frequent confusion is \(classes[worst.truth]) taken for \(classes[worst.predicted]), "
      + "\(NumberText.count(worst.count, "time")). \(howTo)"
  }

  package var automaticAlt: String {
    let images = totals.reduce(0, +)
    let right = classes.indices.reduce(0) { $0 + counts[$1][$1] }
    var words =
      "Confusion matrix of \(NumberText.count(classes.count, "class", "classes")) and "
      + "\(NumberText.count(images, "picture")), \(NumberText.whole(right)) of them recognized."
    let recalls = classes.indices.compactMap { index in recall(index).map { (classes[index], $0) } }
    if let best = recalls.max(by: { $0.1 < $1.1 }), let worst = recalls.min(by: { $0.1 < $1.1 }), recalls.count > 1 {
      words +=
        " Recall is highest for \(best.0), \(NumberText.percent(best.1)), "
        + "and lowest for \(worst.0), \(NumberText.percent(worst.1))."
    }
    let most = confusions.prefix(3).map {
      "\(classes[$0.truth]) as \(classes[$0.predicted]) (\(NumberText.whole($0.count)))"
    }
    return words + (most.isEmpty ? "" : " Most often confused: \(NumberText.list(most)).")
  }
}
