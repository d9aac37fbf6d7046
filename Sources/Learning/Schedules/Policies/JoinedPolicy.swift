import Settings

/// One policy after the other, each from a milestone on: PyTorch's SequentialLR.
///
/// Each policy sees its part as a run of its own: it begins at its first step, shares are shares of the part, and what
/// does not fit the part is refused. (PyTorch's carries on from one step to the next and drifts, and lets a policy
/// begin that the milestone then cuts off.) Milestones are lengths of the whole run; a share is rounded to whole steps.
package struct JoinedPolicy: Policy {
  package static let name = "joined"
  package static let summary =
    "Follows one policy after the other, each from a milestone on: "
    + "`{joined: {policies: [{warm-up: {to: 0.1, over: 1}}, {cosine: {start: 0.1}}], milestones: [5 epochs]}}`."

  /// One more than milestones; one metric at most is watched.
  package var policies: [Schedule]
  package var milestones: [Length]

  package init(_ policies: [Schedule], at milestones: [Length]) {
    precondition(
      policies.count == milestones.count + 1, "\(policies.count) policies for \(milestones.count) milestones")
    (self.policies, self.milestones) = (policies, milestones)
  }

  private static let policies = Setting.list(
    "policies", "One policy after the other", type: "policies, one more than milestones",
    hint: "write a list such as [{warm-up: {…}}, {cosine: {…}}]",
    example: "[{warm-up: {to: 0.1, over: 1}}, {constant: 0.1}, {cosine: {start: 0.1}}]"
  ) { node, _, diagnostics in Schedule.read(node, diagnostics: diagnostics) }
  private static let milestones = Setting.milestones()
  package static let settings = SettingsTable(policies, milestones)

  package static func read(_ settings: SettingsReader) -> JoinedPolicy? {
    let (diagnostics, policies) = (settings.diagnostics, settings[policies])
    guard let milestones = settings[milestones], let policies else { return nil }
    let place = settings.location(of: Self.policies)
    guard policies.count == milestones.count + 1 else {
      diagnostics.report(
        "policies takes one more than there are milestones, \(milestones.count + 1), not \(policies.count)", at: place)
      return nil
    }
    let watched = Set(policies.compactMap(\.watches))
    guard watched.count < 2 else {
      diagnostics.report(
        "joined policies can watch one metric, not \(watched.map(\.rawValue).sorted().joined(separator: " and "))",
        at: place)
      return nil
    }
    return JoinedPolicy(policies, at: milestones)
  }

  package var watches: Metric? { policies.lazy.compactMap(\.watches).first }

  /// The first step of a policy and its length.
  private func part(_ index: Int, _ length: RunLength) -> (start: Int, length: RunLength) {
    let start = index == 0 ? 0 : length.steps(in: milestones[index - 1])
    let end = index == milestones.count ? length.steps : length.steps(in: milestones[index])
    return (start, RunLength(steps: max(1, end - start), stepsPerEpoch: length.stepsPerEpoch))
  }

  package func complaint(about length: RunLength) -> String? {
    guard policies.count == milestones.count + 1 else {
      return "joined has \(policies.count) policies for \(milestones.count) milestones"
    }
    if let complaint = complaint(about: milestones, in: length) { return complaint }
    for (index, policy) in policies.enumerated() {
      let part = part(index, length).length
      guard let complaint = policy.policy.complaint(about: part) else { continue }
      return "joined makes policy \(index + 1) a run of \(part.words): \(complaint)"
    }
    return nil
  }

  package func warnings(about length: RunLength) -> [String] {
    var found: [String] = []
    for (index, policy) in policies.enumerated() {
      let part = part(index, length).length
      found += policy.policy.warnings(about: part).map {
        "joined makes policy \(index + 1) a run of \(part.words): \($0)"
      }
    }
    var memory = PlateauMemory()
    let setting = policies.indices.filter { index in
      policies[index].policy.rates(at: 0, of: part(index, length).length, metric: nil, memory: &memory).momentum != nil
    }
    if let first = setting.first, setting.count < policies.count {
      found.append(
        "joined: momentum is set by policy \(first + 1), \(policies[first].name), and not by all of them; "
          + "the others leave it to the optimizer")
    }
    return found
  }

  package func rates(at step: Int, of length: RunLength, metric: Double?, memory: inout PlateauMemory) -> Rates {
    let index = milestones.count { length.steps(in: $0) <= step }
    let part = part(index, length)
    return policies[index].policy.rates(at: step - part.start, of: part.length, metric: metric, memory: &memory)
  }
}
