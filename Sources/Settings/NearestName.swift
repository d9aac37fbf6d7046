/// Finds the known name that an author probably meant.
package enum NearestName {
  /// The hint for an unknown name: the nearest known one, or all of them where none is near.
  package static func hint(for name: String, among known: some Collection<String>) -> String? {
    guard !known.isEmpty else { return nil }
    if let likely = likely(name, among: known) { return likely }
    var list = "known names: "
    for (place, name) in known.sorted().enumerated() {
      // A diagnostic shows less than this.
      guard list.utf8.count < 4000 else { break }
      list += (place == 0 ? "" : ", ") + name
    }
    return list
  }

  /// The hint for an unknown name where it is near to known ones, or made of their words as other programs spell them.
  package static func likely(_ name: String, among known: some Collection<String>) -> String? {
    if let nearest = find(name, among: known) { return "did you mean '\(nearest)'?" }
    let related = related(to: name, among: known).map { "'\($0)'" }
    return related.last.map { last in
      "did you mean " + (related.dropLast().isEmpty ? "" : related.dropLast().joined(separator: ", ") + " or ")
        + "\(last)?"
    }
  }

  /// Known names that have all of its words, or whose words it has, in order; none where that is said of many.
  private static func related(to name: String, among known: some Collection<String>) -> [String] {
    guard name.utf8.count < longest else { return [] }
    let own = OtherWords.ours(name)
    let others = known.map { (name: $0, words: OtherWords.ours($0)) }
    let same = others.filter { !own.isEmpty && $0.words == own }
    let found =
      same.isEmpty
      ? others.filter {
        !own.isEmpty && !$0.words.isEmpty && (own.isSubset(of: $0.words) || $0.words.isSubset(of: own))
      }
      : same
    // What has the fewest words more is nearest: `test.accuracy` before `test.accuracy.best`.
    let fewest = found.map(\.words.count).min()
    let nearest = found.count <= 4 ? found : found.filter { $0.words.count == fewest }
    return nearest.count <= 4 ? nearest.map(\.name).sorted() : []
  }

  /// The known name with the fewest edits, where these are at most a third of the name's length (and at least 1).
  package static func find(_ name: String, among known: some Collection<String>) -> String? {
    // Nobody knows what was meant by nothing, or by more.
    guard !name.isEmpty, name.utf8.count < longest else { return nil }
    let folded = name.lowercased()
    if let same = known.first(where: { $0.lowercased() == folded }) { return same }
    let letters = Array(name.utf8)
    var most = max(1, min(3, name.count / 3))
    var nearest: String?
    for candidate in known where abs(candidate.utf8.count - letters.count) <= most {
      guard candidate.utf8.count < longest,
        let edits = distance(letters, Array(candidate.utf8), most: most),
        edits < most || nearest.map({ candidate < $0 }) ?? true
      else { continue }
      (nearest, most) = (candidate, edits)
    }
    return nearest
  }

  /// In bytes of UTF-8.
  private static let longest = 100

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbors.
  ///
  /// - Returns: nil where there are more than `most` of them, which is found out without counting them.
  static func distance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int? {
    guard abs(a.count - b.count) <= most else { return nil }
    // What is equal at the ends has no part in it.
    var (start, ends) = (0, (a.count, b.count))
    while start < min(ends.0, ends.1), a[start] == b[start] { start += 1 }
    while ends.0 > start, ends.1 > start, a[ends.0 - 1] == b[ends.1 - 1] { ends = (ends.0 - 1, ends.1 - 1) }
    let (height, width) = (ends.0 - start, ends.1 - start)
    // The table's last three rows, for the first `i` letters that are left of `a` and the first `j` of `b`. More than
    // `most` beside the diagonal there are too many, and nobody looks.
    let tooMany = most + 1
    var (before, above) = ([Int](repeating: tooMany, count: width + 1), Array(0...width))
    var (row, leastAbove) = (before, 0)
    for i in stride(from: 1, through: height, by: 1) {
      let own = a[start + i - 1]
      let first = max(1, i - most)
      var j = first
      row[first - 1] = first == 1 ? i : tooMany
      var least = row[first - 1]
      while j <= min(width, i + most) {
        let other = b[start + j - 1]
        var edits = own == other ? above[j - 1] : above[j - 1] + 1
        if j < i + most, above[j] < edits { edits = above[j] + 1 }
        if row[j - 1] < edits { edits = row[j - 1] + 1 }
        if i > 1, j > 1, own == b[start + j - 2], other == a[start + i - 2] { edits = min(edits, before[j - 2] + 1) }
        row[j] = edits
        least = min(least, edits)
        j += 1
      }
      // A swap reaches over one row.
      guard min(least, leastAbove) <= most else { return nil }
      leastAbove = least
      (before, above, row) = (above, row, before)
    }
    return above[width] <= most ? above[width] : nil
  }
}
