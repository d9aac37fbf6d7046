import Settings

/// Places within a run at which a policy changes, `[12 epochs, 18 epochs]`: the first step after that length.
extension Setting where Value == [Length] {
  /// Ascending milestones, at least one. Those of one unit are compared here, others once the run is known.
  ///
  /// - Parameter repeats: whether one may stand twice.
  static func milestones(repeats: Bool = false) -> Setting {
    Setting(
      "milestones", "After what the policy changes", type: "lengths within the run, in ascending order",
      hint: "write a list such as [12 epochs, 18 epochs]", example: "[12 epochs, 18 epochs]"
    ) { node, name, diagnostics in
      let nodes = node.items
      guard let lengths = node.items(name, diagnostics, { $0.duration(name, diagnostics) }) else { return nil }
      for index in lengths.indices.dropFirst() {
        let (before, after) = (lengths[index - 1], lengths[index])
        guard after.precedes(before) || !repeats && after == before else { continue }
        diagnostics.report(
          "milestones must ascend, and \(nodes[index].summary) does not come after \(nodes[index - 1].summary)",
          at: nodes[index].location)
        return nil
      }
      return lengths
    }
  }
}

extension Length {
  /// Whether it is the shorter one of two lengths of the same unit.
  fileprivate func precedes(_ other: Length) -> Bool {
    switch (self, other) {
    case (.epochs(let a), .epochs(let b)), (.share(let a), .share(let b)): a < b
    case (.steps(let a), .steps(let b)): a < b
    default: false
    }
  }
}

extension Policy {
  /// Why milestones do not fit a run; nil where they do.
  func complaint(about milestones: [Length], repeats: Bool = false, in length: RunLength) -> String? {
    var before = 0
    for (index, milestone) in milestones.enumerated() {
      let steps = length.steps(in: milestone)
      let (part, place) = ("milestone \(index + 1)", length.words(for: Double(steps)))
      if let vanishing = vanishing(part, Double(steps), length) { return vanishing }
      guard steps < length.steps else {
        return "\(Self.name)'s \(part) comes after \(place), and the run has \(length.words)"
      }
      guard steps > before || repeats && steps == before else {
        return "\(Self.name)'s \(part), after \(place), does not come after the one before it, "
          + "after \(length.words(for: Double(before)))"
      }
      before = steps
    }
    return nil
  }
}
