/// How many pictures of each class were recognized, for one or several runs.
package struct PerClassFigure: Figure, Hashable {
  package static let kind = "per-class"

  package struct Run: Hashable, Sendable {
    package var name: String
    /// Which color of the palette the run has in the whole book.
    package var slot: Int
    /// 0…1, one per class.
    package var recalls: [Double]
    /// One per class, or empty.
    package var intervals: [ClosedRange<Double>]

    package init(name: String, slot: Int, recalls: [Double], intervals: [ClosedRange<Double>] = []) {
      (self.name, self.slot, self.recalls, self.intervals) = (name, slot, recalls, intervals)
    }
  }

  package var classes: [String]
  package var runs: [Run]
  /// What the intervals are: `95 % Wilson interval`.
  package var intervalName: String

  package init(classes: [String], runs: [Run], intervalName: String = "95 % interval") {
    precondition(
      runs.allSatisfy { $0.recalls.count == classes.count },
      "\(classes.count) classes, \(runs.map(\.recalls.count)) recalls")
    (self.classes, self.runs, self.intervalName) = (classes, runs, intervalName)
  }
}
