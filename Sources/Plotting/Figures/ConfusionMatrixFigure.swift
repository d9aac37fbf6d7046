/// Which class was taken for which: true classes down, predicted classes across.
package struct ConfusionMatrixFigure: Figure, Hashable {
  package static let kind = "confusion-matrix"

  package enum Show: String, Hashable, Sendable, CaseIterable {
    case counts
    /// Of each true class.
    case shares
  }

  package var classes: [String]
  /// `counts[true][predicted]`; summed over seeds.
  package var counts: [[Int]]
  package var show: Show

  package init(classes: [String], counts: [[Int]], show: Show = .counts) {
    precondition(
      counts.count == classes.count && counts.allSatisfy { $0.count == classes.count },
      "\(classes.count) classes, \(counts.count) rows of \(counts.map(\.count))")
    (self.classes, self.counts, self.show) = (classes, counts, show)
  }
}
