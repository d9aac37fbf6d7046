import Hashing

extension ImageFolder {
  /// - Parameter read: one of each of `parts`.
  /// - Throws: where a class has too few pictures to be in both splits.
  func splits(
    _ read: [DatasetSplit], classes: [String]
  ) throws(DatasetError) -> (training: DatasetSplit, test: DatasetSplit) {
    guard let share else { return (read[0], read[1]) }
    let all = read[0]
    var (test, faults): ([Int], [DatasetError]) = ([], [])
    for (label, name) in classes.enumerated() {
      let drawn = share.drawn(of: all.set.labels.indices.filter { all.set.labels[$0] == label }, in: all)
      guard let drawn else {
        faults.append(
          .unusable(
            "the class '\(name)' in \(path) has only one picture, or only copies of one, and each class needs one to train "
              + "on and one to test on; add pictures, or remove its folder"))
        continue
      }
      test += drawn
    }
    if let error = DatasetError(faults) { throw error }
    let isTest = Set(test)
    return (all.part(all.digests.indices.filter { !isTest.contains($0) }), all.part(test))
  }
}

extension ImageFolder {
  /// Classes of which the share for testing is less than a picture.
  func findings(_ training: DatasetSplit, _ test: DatasetSplit, classes: [String]) -> [DataFinding] {
    guard let share else { return [] }
    var counts = Array(repeating: 0, count: classes.count)
    for label in training.set.labels + test.set.labels { counts[label] += 1 }
    let small = classes.indices.filter { share.pictures(of: counts[$0]) < 1 }
    return small.isEmpty ? [] : [DataFinding(.oneTested, small.map { "\(classes[$0]): 1 of \(counts[$0])" })]
  }
}

extension ImageFolder.Share {
  /// How many of a class the share comes to, before there must be one for each split.
  fileprivate func pictures(of count: Int) -> Int { Int((share * Double(count)).rounded()) }

  /// Those of some pictures that are for testing: the first ones by the digest of seed and content, so that neither names
  /// nor the other pictures decide on one, and that copies stay together.
  ///
  /// - Returns: nil where they are not enough for both splits.
  fileprivate func drawn(of places: [Int], in split: DatasetSplit) -> [Int]? {
    let keys = Dictionary(
      uniqueKeysWithValues: places.map { ($0, SHA256Digest(of: "\(seed) \(split.contents[$0])")) })
    func key(_ place: Int) -> SHA256Digest { keys[place] ?? split.contents[place] }
    let sorted = places.sorted { (key($0), $0) < (key($1), $1) }
    let wanted = min(max(1, pictures(of: places.count)), places.count - 1)
    // Where pictures of another content begin: the splits can part there and nowhere else.
    let seams = sorted.indices.dropFirst().filter { key(sorted[$0]) != key(sorted[$0 - 1]) }
    guard let seam = seams.min(by: { abs($0 - wanted) < abs($1 - wanted) }) else { return nil }
    return Array(sorted[..<seam])
  }
}
