/// Which class was taken for which, and all numbers that follow from it: figures, tables and prose take them from here.
package struct ConfusionMatrix: Hashable, Sendable {
  package let classes: [String]
  /// `counts[true][predicted]`
  package let counts: [[Int]]
  /// How many pictures of each class were taken for something that is none of the classes.
  package let others: [Int]
  /// How many pictures each class has.
  package let totals: [Int]
  /// How many pictures were taken for each class.
  package let predictedTotals: [Int]

  /// - Parameter others: zero of each class where it is left out.
  package init(classes: [String], counts: [[Int]], others: [Int]? = nil) {
    let others = others ?? classes.map { _ in 0 }
    precondition(
      counts.count == classes.count && counts.allSatisfy { $0.count == classes.count } && others.count == classes.count,
      "\(classes.count) classes, \(counts.count) rows of \(counts.map(\.count))")
    (self.classes, self.counts, self.others) = (classes, counts, others)
    totals = zip(counts, others).map { $0.reduce($1, +) }
    predictedTotals = classes.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// - Parameters:
  ///   - truth: the class of each picture.
  ///   - predictions: what each was taken for, which may lie beyond the classes.
  package init(classes: [String], truth: [Int], predictions: [Int]) {
    var counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    var others = classes.map { _ in 0 }
    for (truth, predicted) in zip(truth, predictions) where classes.indices.contains(truth) {
      if classes.indices.contains(predicted) { counts[truth][predicted] += 1 } else { others[truth] += 1 }
    }
    self.init(classes: classes, counts: counts, others: others)
  }

  /// The sums of matrices over the same classes.
  package static func + (a: ConfusionMatrix, b: ConfusionMatrix) -> ConfusionMatrix {
    ConfusionMatrix(
      classes: a.classes, counts: zip(a.counts, b.counts).map { zip($0, $1).map(+) },
      others: zip(a.others, b.others).map(+))
  }

  package var images: Int { totals.reduce(0, +) }
  package var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
  package var errors: Int { images - correct }
  /// Pictures that were taken for none of the classes.
  package var strays: Int { others.reduce(0, +) }

  /// Share of a class's pictures that were recognized; nil where it has none.
  package func recall(_ index: Int) -> Double? { ratio(counts[index][index], totals[index]) }
  /// Share of what was taken for a class that is of it; nil where nothing was.
  package func precision(_ index: Int) -> Double? { ratio(counts[index][index], predictedTotals[index]) }
  /// Pictures of other classes that were taken for this one.
  package func falsePositives(_ index: Int) -> Int { predictedTotals[index] - counts[index][index] }

  private func ratio(_ part: Int, _ whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

  /// Mistakes, the most frequent first; those without a predicted class were taken for none of the classes.
  package var confusions: [(truth: Int, predicted: Int?, count: Int)] {
    let last = classes.count
    let pairs = classes.indices.flatMap { row in
      (0...last).map { (row, $0, $0 == last ? others[row] : counts[row][$0]) }
    }
    return pairs.filter { $0.0 != $0.1 && $0.2 > 0 }
      .sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
      .map { ($0.0, $0.1 == last ? nil : $0.1, $0.2) }
  }

  /// `cat taken for dog`, with others that are as frequent; nil where nothing was misclassified.
  package var mostFrequent: (names: String, isOne: Bool, count: Int)? {
    guard let count = confusions.first?.count else { return nil }
    let equal = confusions.filter { $0.count == count }
    let names = equal.prefix(3).map { "\(classes[$0.truth]) taken for \(name($0.predicted))" }
    let more = equal.count > 3 ? ["\(equal.count - 3) more"] : []
    return (NumberText.list(names + more), equal.count == 1, count)
  }

  /// The classes of the highest and of the lowest recall, the first of equals; nil where fewer than two have one.
  package var extremes: (best: Int, worst: Int)? {
    let known = classes.indices.compactMap { index in recall(index).map { (index, $0) } }
    guard known.count > 1, let best = known.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }),
      let worst = known.min(by: { ($0.1, $0.0) < ($1.1, $1.0) })
    else { return nil }
    return (best.0, worst.0)
  }

  /// The classes that are recognized as well as this one, in words.
  package func names(recalledAs index: Int) -> String {
    NumberText.list(classes.indices.filter { recall($0) == recall(index) }.map { classes[$0] })
  }

  /// What stands in place of a class that the data does not have.
  package static let stray = "none of these"
  package func name(_ predicted: Int?) -> String { predicted.map { classes[$0] } ?? Self.stray }
  /// `12 pictures were taken for none of these classes.`, or nothing.
  package var strayNote: String {
    guard strays > 0 else { return "" }
    return " \(NumberText.count(strays, "picture was", "pictures were")) taken for none of these classes."
  }
}
