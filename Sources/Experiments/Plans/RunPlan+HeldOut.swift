import Datasets

/// Which training pictures are held out to judge by.
extension RunPlan {
  /// How many of so many training pictures are held out.
  package func validationCount(of count: Int) -> Int { Int((Double(count) * (validation ?? 0)).rounded()) }

  /// The places of the pictures that are held out, and of those that it is trained on.
  ///
  /// - Parameter labels: of all training pictures, in the order of their digests: the first ones are held out, of all or
  ///   of each class.
  package func split(_ labels: [Int], classes: Int) -> (held: [Int], trained: [Int]) {
    let count = validationCount(of: labels.count)
    guard heldOutByClass == true else { return (Array(0..<count), Array(count..<labels.count)) }
    var places = Array(repeating: [Int](), count: classes)
    for (place, label) in labels.enumerated() { places[label].append(place) }
    let held = zip(places, Self.shares(count, of: places.map(\.count))).flatMap { $0.prefix($1) }
    let isHeld = Set(held)
    return (held.sorted(), labels.indices.filter { !isHeld.contains($0) })
  }

  /// How many of each class are held out, so that they are `count` together: the same share of each, rounded down, and
  /// one more of those that lose most by that. As long as it goes otherwise, a class keeps a picture.
  private static func shares(_ count: Int, of counts: [Int]) -> [Int] {
    let total = counts.reduce(0, +)
    guard total > 0 else { return counts }
    let exact = counts.map { Double($0) * Double(count) / Double(total) }
    var shares = zip(exact, counts).map { min(Int($0), max(0, $1 - 1)) }
    var rest = count - shares.reduce(0, +)
    for most in [counts.map { max(0, $0 - 1) }, counts] {
      while rest > 0, shares != most {
        let open = shares.indices.filter { shares[$0] < most[$0] }
        let neediest = open.max { (exact[$0] - Double(shares[$0]), $1) < (exact[$1] - Double(shares[$1]), $0) }
        guard let neediest else { break }
        shares[neediest] += 1
        rest -= 1
      }
    }
    return shares
  }

  /// What is to be said of what it holds out.
  package func findings(_ labels: [Int], classes: [String]) -> [DataFinding] {
    let (held, trained) = split(labels, classes: classes.count)
    return DataFinding.heldOut(held.map { labels[$0] }, of: trained.map { labels[$0] }, classes: classes)
  }
}
