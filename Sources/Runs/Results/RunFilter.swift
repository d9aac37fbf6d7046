/// What a plot or a table can show.
package enum RunFilter: Sendable {
  case training, rangeTest, any, compare, policy, sweep

  /// Of one, where there is none of its name.
  package var noun: String {
    switch self {
    case .compare: "compare"
    case .sweep: "sweep"
    case .training, .rangeTest, .any, .policy: "run"
    }
  }

  package var words: String {
    switch self {
    case .training: "trainings"
    case .rangeTest: "range tests"
    case .any: "runs"
    case .compare: "compares"
    case .policy: "policies and trainings"
    case .sweep: "sweeps"
    }
  }

  package var example: String {
    switch self {
    case .training, .any, .policy: "onecycle"
    case .rangeTest: "finder"
    case .compare: "policies"
    case .sweep: "rates"
    }
  }

  package func includes(_ kind: RunDefinition.Kind) -> Bool {
    switch self {
    case .training, .policy: kind == .training
    case .rangeTest: kind == .rangeTest
    case .any: kind != .recipe
    case .compare, .sweep: false
    }
  }
}
