import Settings

/// How gradients move the weights; the learning rate, and momentum where it changes, come from the schedule.
package protocol OptimizerKind: NamedKind, Hashable, Codable, Sendable {
  /// What it keeps for every weight from one step to the next, by name; zeros at the start, and in checkpoints.
  static var state: [String] { get }
  /// Whether it counts the steps that each weight has taken; they are in checkpoints then.
  static var countsSteps: Bool { get }
  /// The momentum where the schedule says nothing of it.
  var momentum: Double { get }
  /// Whether it looks ahead along its momentum, which then has to be there.
  var needsMomentum: Bool { get }
  /// Moves weights.
  ///
  /// - Returns: whether all of them are finite numbers afterwards.
  func update(_ step: OptimizerStep) -> Bool
}

extension OptimizerKind {
  package var needsMomentum: Bool { false }
  package static var countsSteps: Bool { false }
}

enum OptimizerSettings {
  /// - Parameter summary: what it does to the weights.
  static func weightDecay(_ summary: String, standard: Double) -> Setting<Double> {
    .number(
      "weight-decay", summary, in: 0...Double.greatestFiniteMagnitude, standard: standard, example: "5e-4")
  }
}

/// One step of neighboring weights.
package struct OptimizerStep {
  /// `count` numbers each.
  var weights: UnsafeMutablePointer<Float>
  var gradients: UnsafePointer<Float>
  /// What the optimizer keeps, in the order of its `state`.
  var state: [UnsafeMutablePointer<Float>]
  var count: Int
  var learningRate: Double
  var momentum: Double
  /// 1 for the first step that these weights take; 0 where that is not counted.
  var number: Int
}

/// An optimizer of any kind, as a chapter names it.
package struct Optimizer: Hashable, Codable, Sendable {
  package static let all: [any OptimizerKind.Type] = [SGD.self, Adam.self, AdamW.self]

  package var kind: any OptimizerKind

  package init(_ kind: any OptimizerKind) { self.kind = kind }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Optimizer? {
    (node.kind(among: all, setting: "optimizer", diagnostics)?.value as? any OptimizerKind).map { Optimizer($0) }
  }

  package var name: String { type(of: kind).name }
  var state: [String] { type(of: kind).state }
  var countsSteps: Bool { type(of: kind).countsSteps }

  package static func == (a: Optimizer, b: Optimizer) -> Bool { AnyHashable(a.kind) == AnyHashable(b.kind) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(kind)) }

  package func encode(to encoder: any Encoder) throws { try KindKey.encode(kind, named: name, to: encoder) }

  package init(from decoder: any Decoder) throws {
    let (values, type) = try KindKey.decode("optimizer", among: Optimizer.all.map { ($0.name, $0) }, from: decoder)
    kind = try type.init(from: values)
  }
}
