/// Which class was taken for which: true classes down, predicted classes across.
package struct ConfusionMatrixFigure: Figure, Hashable {
  package static let kind = "confusion-matrix"

  package enum Show: String, Hashable, Sendable, CaseIterable {
    case counts
    /// Of each true class.
    case shares
  }

  /// Summed over seeds.
  package let matrix: ConfusionMatrix
  package let show: Show

  package init(_ matrix: ConfusionMatrix, show: Show = .counts) { (self.matrix, self.show) = (matrix, show) }

  var classes: [String] { matrix.classes }
  /// The classes, and what is none of them where something was taken for that.
  var predicted: [String] { classes + (matrix.strays > 0 ? [ConfusionMatrix.stray] : []) }
  func count(_ row: Int, _ column: Int) -> Int {
    column < classes.count ? matrix.counts[row][column] : matrix.others[row]
  }

  package var data: FigureData {
    let totals = matrix.predictedTotals + (matrix.strays > 0 ? [matrix.strays] : [])
    return FigureData(
      columns: ["true class"] + predicted + ["total", "recall"],
      rows: classes.indices.map { row in
        [classes[row]] + predicted.indices.map { "\(count(row, $0))" }
          + ["\(matrix.totals[row])", matrix.recall(row).map { NumberText.percent($0) } ?? ""]
      } + [
        ["total"] + totals.map { "\($0)" } + ["\(matrix.images)", ""],
        ["precision"]
          + predicted.indices.map { precision($0).map { NumberText.percent($0) } ?? "" } + ["", ""],
      ])
  }

  func precision(_ column: Int) -> Double? { column < classes.count ? matrix.precision(column) : nil }

  package var automaticCaption: String {
    let reading = show == .counts ? "Counts" : "Per cent of each true class"
    let howTo =
      "\(reading); true class down, predicted across, recall on the right, precision below.\(matrix.strayNote)"
    guard let worst = matrix.mostFrequent else { return "No picture was misclassified. \(howTo)" }
    let verb = worst.isOne ? "confusion is" : "confusions are"
    return "The most frequent \(verb) \(worst.names), \(NumberText.count(worst.count, "time"))"
      + "\(worst.isOne ? "" : " each"). \(howTo)"
  }

  package var automaticAlt: String {
    var words =
      "Confusion matrix of \(NumberText.count(classes.count, "class", "classes")) and "
      + "\(NumberText.count(matrix.images, "picture")), \(NumberText.whole(matrix.correct)) of them recognized."
      + matrix.strayNote
    if let (best, worst) = matrix.extremes, let highest = matrix.recall(best), let lowest = matrix.recall(worst) {
      words +=
        highest == lowest
        ? " Recall is the same for all classes, \(NumberText.percent(highest))."
        : " Recall is highest for \(matrix.names(recalledAs: best)), \(NumberText.percent(highest)), "
          + "and lowest for \(matrix.names(recalledAs: worst)), \(NumberText.percent(lowest))."
    }
    let most = matrix.confusions.prefix(3).map {
      "\(classes[$0.truth]) as \(matrix.name($0.predicted)) (\(NumberText.whole($0.count)))"
    }
    return words + (most.isEmpty ? "" : " Most often confused: \(NumberText.list(most)).")
  }
}
