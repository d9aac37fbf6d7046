/// A confusion matrix that others reported.
package struct ReportedConfusion: Hashable, Sendable {
  package var classes: [String]
  /// `[true][predicted]`
  package var counts: [[Int]]

  package var images: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  package var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  package init(classes: [String], counts: [[Int]]) { (self.classes, self.counts) = (classes, counts) }
}
