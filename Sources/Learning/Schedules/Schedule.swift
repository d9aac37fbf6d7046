import Settings

/// A policy of any kind, as a chapter names it: `{constant: 0.1}`, `{one-cycle: {max: 0.4, …}}`.
package struct Schedule: Hashable, Codable, Sendable {
  package static let all: [any Policy.Type] = [
    ConstantPolicy.self,
    StepPolicy.self,
    MultiStepPolicy.self,
    PiecewiseConstantPolicy.self,
    PiecewiseLinearPolicy.self,
    ExponentialPolicy.self,
    PolynomialPolicy.self,
    CosinePolicy.self,
    CosineRestartsPolicy.self,
    WarmUpPolicy.self,
    PlateauPolicy.self,
    CyclicPolicy.self,
    OneCyclePolicy.self,
    RampPolicy.self,
    JoinedPolicy.self,
  ]

  package var policy: any Policy

  package init(_ policy: any Policy) { self.policy = policy }

  package var name: String { type(of: policy).name }

  /// The metric that `ScheduleState.next` needs, such as `validation.loss`; nil where the step alone decides.
  package var watches: Metric? { policy.watches }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Schedule? {
    if let text = node.text, SettingsNode.number(text) != nil {
      diagnostics.report(
        "schedule takes a policy, not the rate \(text.prefix(40))", at: node.location,
        hint: "write {\(ConstantPolicy.name): \(text.prefix(40))} for the same rate at every step")
      return nil
    }
    return (node.kind(among: all, setting: "schedule", diagnostics)?.value as? any Policy).map { Schedule($0) }
  }

  /// Complains where the policy does not fit the run, and warns where it does something unexpected there.
  ///
  /// - Parameters:
  ///   - location: where the schedule stands.
  ///   - warns: false where a rate is open, and only its lengths are known.
  package func check(
    _ length: RunLength, at location: SourceLocation, warns: Bool = true, diagnostics: Diagnostics
  ) {
    if let complaint = policy.complaint(about: length) {
      diagnostics.report(
        complaint, at: location, hint: "change the policy's lengths or the run's, or join several policies")
      return
    }
    guard warns else { return }
    if let step = overflow(length) {
      diagnostics.report(
        "\(name)'s rate grows beyond every number, from step \(step) of \(length.words) on", at: location,
        hint: "take a factor below 1, or a shorter run")
      return
    }
    if let highest = highest(length), highest < Self.leastRate {
      diagnostics.report(
        "\(name)'s rate is never above \(highest), by which no weight changes in float32", at: location,
        hint: "take a rate that a range test suggests", severity: .warning)
    }
    for warning in policy.warnings(about: length) { diagnostics.report(warning, at: location, severity: .warning) }
  }

  /// A weight of .01 that has a gradient of 1 stays what it is below 5e-10.
  private static let leastRate = 1e-10

  /// A step whose rate is no finite number, of those that are looked at; nil where there is none.
  private func overflow(_ length: RunLength) -> Int? {
    looked(length).first { !$0.rate.isFinite }?.step
  }

  /// The highest rate of the steps that are looked at; nil where one is open.
  private func highest(_ length: RunLength) -> Double? {
    let rates = looked(length).map(\.rate)
    return rates.allSatisfy(\.isFinite) ? rates.max() : nil
  }

  /// About 200 steps and the last.
  private func looked(_ length: RunLength) -> [(step: Int, rate: Double)] {
    var memory = PlateauMemory()
    let steps = Array(stride(from: 0, to: length.steps, by: max(1, length.steps / 200))) + [length.steps - 1]
    return steps.map { ($0, policy.rates(at: $0, of: length, metric: nil, memory: &memory).learningRate) }
  }

  /// The schedule before the first step of a run.
  ///
  /// - Throws: where the policy does not fit the run, with both lengths.
  package func start(_ length: RunLength) throws(LearningError) -> ScheduleState {
    if let complaint = policy.complaint(about: length) { throw LearningError("schedule", complaint) }
    return ScheduleState(self, length)
  }

  /// The rates of every step of a run, for plots; a policy that watches a metric keeps its first rate.
  package func rates(_ length: RunLength) throws(LearningError) -> [Rates] {
    var state = try start(length)
    return (0..<length.steps).map { _ in state.next() }
  }

  /// The least and the greatest momentum that the schedule sets, at about 200 steps of the run; nil where it leaves
  /// momentum to the optimizer, or does not fit the run.
  package func momenta(of length: RunLength) -> ClosedRange<Double>? {
    guard policy.complaint(about: length) == nil else { return nil }
    var memory = PlateauMemory()
    let found = stride(from: 0, to: length.steps, by: max(1, length.steps / 200)).compactMap {
      policy.rates(at: $0, of: length, metric: nil, memory: &memory).momentum
    }.filter(\.isFinite)
    guard let least = found.min(), let greatest = found.max() else { return nil }
    return least...greatest
  }

  package static func == (a: Schedule, b: Schedule) -> Bool { AnyHashable(a.policy) == AnyHashable(b.policy) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(policy)) }

  package func encode(to encoder: any Encoder) throws { try KindKey.encode(policy, named: name, to: encoder) }

  package init(from decoder: any Decoder) throws {
    let (values, type) = try KindKey.decode("policy", among: Schedule.all.map { ($0.name, $0) }, from: decoder)
    policy = try type.init(from: values)
  }
}
