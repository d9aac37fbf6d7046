import Foundation

/// Where the time of a step goes: stages of one kind together, and what the stages do not account for.
struct StepSummary {
  struct Row {
    var name: String
    var milliseconds = 0.0
    /// Floating-point operations by the definition, in units of 1e6.
    var work = 0.0
  }

  private var rows: [Row] = []
  private let step: Double

  /// - Parameter step: seconds of the whole step.
  init(_ stages: [BenchmarkReport.Stage], step: Double) {
    self.step = step * 1e3
    for stage in stages {
      for part in stage.parts.values.sorted(by: { ($0.algorithm ?? "") < ($1.algorithm ?? "") }) {
        add(Self.kind(stage, part), part)
      }
    }
    rows.sort { $0.milliseconds > $1.milliseconds }
    let known = rows.map(\.milliseconds).reduce(0, +)
    rows.append(Row(name: "loss, update, packed weights, and the clock", milliseconds: self.step - known))
  }

  private static func kind(_ stage: BenchmarkReport.Stage, _ part: BenchmarkReport.Stage.Part) -> String {
    part.algorithm.map { "convolutions, \($0)" }
      ?? stage.name.split(separator: " ").first.map(String.init) ?? "other"
  }

  private mutating func add(_ name: String, _ part: BenchmarkReport.Stage.Part) {
    let index = rows.firstIndex { $0.name == name } ?? rows.endIndex
    if index == rows.endIndex { rows.append(Row(name: name)) }
    rows[index].milliseconds += part.milliseconds
    rows[index].work += (part.gflops ?? 0) * part.milliseconds
  }

  /// - Parameter limit: of the machine's products, in GFLOP/s.
  func lines(limit: Double) -> [String] {
    ["where the step goes"]
      + rows.map { row in
        let share = String(format: "%8.1f ms  %5.1f %%", row.milliseconds, row.milliseconds / step * 100)
        let rate = row.work / row.milliseconds
        let products =
          row.work > 0 ? String(format: "  %5.0f GFLOP/s, %.2f of the best product", rate, rate / limit) : ""
        return "  " + row.name.padding(toLength: 60, withPad: " ", startingAt: 0) + share + products
      }
  }
}
