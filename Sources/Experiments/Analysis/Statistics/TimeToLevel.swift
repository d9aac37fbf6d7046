/// How long a run took to a level, such as an accuracy of 0.9.
package enum TimeToLevel {
  /// - Parameter values: one per epoch.
  /// - Returns: the first epoch, from 1, whose value reaches the level; nil where none does.
  package static func epochs(to level: Double, in values: [Double]) -> Int? {
    values.firstIndex { $0 >= level }.map { $0 + 1 }
  }
}
