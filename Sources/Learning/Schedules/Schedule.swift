import Settings

/// How long a run is, for policies that speak in epochs or shares.
package struct RunLength: Hashable, Codable, Sendable {
  package var steps: Int
  package var stepsPerEpoch: Int

  package init(steps: Int, stepsPerEpoch: Int) {
    precondition(steps > 0 && stepsPerEpoch > 0, "a run of \(steps) steps, \(stepsPerEpoch) an epoch")
    (self.steps, self.stepsPerEpoch) = (steps, stepsPerEpoch)
  }

  /// The whole steps that a length takes; a share of the run is rounded.
  package func steps(in length: Length) -> Int {
    switch length {
    case .steps(let count): count
    case .epochs(let count): Int((count * Double(stepsPerEpoch)).rounded())
    case .share(let share): Int((share * Double(steps)).rounded())
    }
  }
}

/// What one step is taken with.
package struct Rates: Hashable, Codable, Sendable {
  package var learningRate: Double
  /// nil where the policy leaves momentum to the optimizer.
  package var momentum: Double?

  package init(learningRate: Double, momentum: Double? = nil) {
    (self.learningRate, self.momentum) = (learningRate, momentum)
  }
}

/// A policy for the learning rate, and for momentum where it changes, as a function of the step.
package protocol Policy: Hashable, Codable, Sendable {
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
  /// Reads the settings of `{name: settings}`; a bare value counts as `shorthand`.
  static var shorthand: String? { get }
  static func read(_ settings: SettingsReader) -> Self?
  /// Why the policy does not fit a run of this length; nil where it does.
  func complaint(about length: RunLength) -> String?
  /// - Parameter step: 0 for the first step; less than the run's steps.
  func rates(at step: Int, of length: RunLength) -> Rates
}

extension Policy {
  package static var shorthand: String? { nil }
  package func complaint(about length: RunLength) -> String? { nil }
}

/// A policy of any kind, as a chapter names it.
package struct Schedule: Hashable, Codable, Sendable {
  package static let all: [any Policy.Type] = [
    ConstantPolicy.self, StepPolicy.self, OneCyclePolicy.self, RampPolicy.self,
  ]

  package var policy: any Policy

  package init(_ policy: any Policy) { self.policy = policy }

  package var name: String { type(of: policy).name }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Schedule? {
    guard let kind = SettingsKind(node, setting: "schedule", of: all.map { $0.name }, diagnostics: diagnostics),
      let type = all.first(where: { $0.name == kind.name })
    else { return nil }
    let settings = kind.reader(shorthand: type.shorthand, diagnostics: diagnostics)
    let policy = type.read(settings)
    settings.finish()
    return policy.map { Schedule($0) }
  }

  /// The rates of every step of a run.
  package func rates(_ length: RunLength) -> [Rates] {
    (0..<length.steps).map { policy.rates(at: $0, of: length) }
  }

  package static func == (a: Schedule, b: Schedule) -> Bool { AnyHashable(a.policy) == AnyHashable(b.policy) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(policy)) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: KindKey.self)
    try container.encode(policy, forKey: KindKey(name))
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: KindKey.self)
    guard let key = container.allKeys.first, let type = Schedule.all.first(where: { $0.name == key.stringValue })
    else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no known policy"))
    }
    policy = try container.decode(type, forKey: key)
  }
}

extension SettingsReader {
  /// A learning rate: finite and above zero.
  func rate(_ name: String) -> Double? {
    guard let value = number(name) else { return nil }
    guard value > 0 else {
      diagnostics.report("\(name) must be above 0, not \(node(name)?.text ?? "\(value)")", at: location(of: name))
      return nil
    }
    return value
  }
}
