import Learning

let currentNumerics = EngineVersion.numerics

/// Where a run stands before a build.
package enum RunStatus: Hashable, Sendable, CustomStringConvertible {
  /// In the store.
  case fresh(isDataChecked: Bool, otherNumerics: Bool)
  /// Beside the report.
  case frozen(isDataChecked: Bool, otherNumerics: Bool)
  /// Begun, and it goes on from here, or cannot: `threads: 1 then, 2 now`.
  case interrupted(step: Int, obstacles: [String])
  /// The name stood for another run before.
  case stale([PlanDifference])
  case missing
  /// Its settings are known when these runs have results.
  case waiting([String])

  /// Whether a build takes the record that is there.
  package var isDone: Bool {
    switch self {
    case .fresh, .frozen: true
    case .interrupted, .stale, .missing, .waiting: false
    }
  }

  /// One word, for programs.
  package var word: String {
    switch self {
    case .fresh: "fresh"
    case .frozen: "frozen"
    case .interrupted: "interrupted"
    case .stale: "stale"
    case .missing: "missing"
    case .waiting: "waiting"
    }
  }

  package var description: String {
    switch self {
    case .fresh(let isChecked, let isOld), .frozen(let isChecked, let isOld):
      word + (isChecked ? "" : ", the data is absent and was not checked again")
        + (isOld ? ", made by other numerics" : "")
    case .interrupted(let step, let obstacles):
      obstacles.isEmpty
        ? "interrupted, goes on after step \(step)"
        : "interrupted after step \(step), cannot go on here: \(obstacles.joined(separator: "; "))"
    case .stale(let differences): "stale: " + differences.map(\.description).joined(separator: "; ")
    case .missing: "missing"
    case .waiting(let names): "waiting for \(names.joined(separator: ", "))"
    }
  }
}
