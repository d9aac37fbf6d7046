/// Finds the known name that an author probably meant.
package enum NearestName {
  /// The hint for an unknown name: the nearest known one, or all of them where none is near.
  package static func hint(for name: String, among known: some Collection<String>) -> String? {
    guard !known.isEmpty else { return nil }
    if let nearest = find(name, among: known) { return "did you mean '\(nearest)'?" }
    return "known names: " + known.sorted().joined(separator: ", ")
  }

  /// The known name with the fewest edits, where these are at most a third of the name's length (and at least 1).
  package static func find(_ name: String, among known: some Collection<String>) -> String? {
    let limit = max(1, min(3, name.count / 3))
    return
      known
      .map { (name: $0, edits: distance(Array(name.utf8), Array($0.utf8))) }
      .filter { $0.edits <= limit }
      .min { ($0.edits, $0.name) < ($1.edits, $1.name) }?
      .name
  }

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbors.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard !a.isEmpty, !b.isEmpty, a.count < 100, b.count < 100 else { return max(a.count, b.count) }
    var rows = [[Int]](repeating: Array(0...b.count), count: a.count + 1)
    for i in 1...a.count {
      rows[i][0] = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
        }
      }
    }
    return rows[a.count][b.count]
  }
}
