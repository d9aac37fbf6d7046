/// The plot of schedules that learning rate, momentum and policy share.
struct RatePlot {
  enum Quantity: String {
    case learningRate = "learning rate"
    case momentum
  }

  var quantity: Quantity
  var runs: [RateCurve]
  var style: FigureStyle

  func values(_ run: RateCurve) -> [Double] {
    switch quantity {
    case .learningRate: run.learningRates
    case .momentum: run.momenta
    }
  }

  var axis: CurveAxis {
    let timed = runs.allSatisfy { $0.seconds.count == $0.learningRates.count && !$0.seconds.isEmpty }
    return CurveAxis(style.xAxis, lastSecond: timed ? runs.compactMap(\.seconds.last).max() : nil)
  }

  /// Equal lines are drawn once, under all their names.
  var plot: Plot {
    let isLog = quantity == .learningRate && style.yLog == true
    let axis = axis
    var marks: [Mark] = []
    var notes: [Plot.Note] = []
    var drawn: [[Double]: Int] = [:]
    var lines = 0
    for run in runs {
      let values = values(run)
      guard values.contains(where: \.isFinite) else { continue }
      if let known = drawn[values], run.reported == nil {
        marks[known].label? += ", \(run.name)"
        continue
      }
      let color = Palette.series(run.slot)
      let x = values.indices.map { position($0, of: run, axis) }
      if run.reported != nil {
        let dash = CurvePlot.reportedDash
        marks.append(.line(x: x, y: values, color: color, width: 1.2, dash: dash, label: run.legend))
        marks.append(CurvePlot.circles(x: x, y: values, color: color))
      } else {
        drawn[values] = marks.count
        marks.append(.line(x: x, y: values, color: color, dash: RatePlot.dash(lines), label: run.legend))
        lines += 1
      }
      if let peak = inner(values) {
        let rate = NumberText.significant(values[peak])
        notes.append(
          Plot.Note("\(rate) \(place(x[peak], axis))", short: rate, x: x[peak], y: values[peak], color: color))
      }
    }
    let y = Plot.Axis(style.yLabel ?? quantity.rawValue + (isLog ? ", log" : ""), kind: isLog ? .log : .linear)
    return Plot(marks, x: axis.axis(style), y: y, notes: notes.count > 3 ? [] : notes)
  }

  /// Line styles tell runs apart where colors do not.
  static func dash(_ index: Int) -> [Double] { [[], [6, 2.5], [1.5, 2.5], [8, 2, 1.5, 2]][index % 4] }

  private func position(_ step: Int, of run: RateCurve, _ axis: CurveAxis) -> Double {
    switch axis.unit {
    case .steps: Double(run.step(step))
    case .epochs: run.epoch(step)
    case .seconds, .minutes, .hours: run.seconds[step] / axis.secondsPerUnit
    }
  }

  private func place(_ x: Double, _ axis: CurveAxis) -> String {
    switch axis.unit {
    case .epochs: "at epoch \(NumberText.significant(x))"
    case .steps: "at step \(NumberText.fixed(x, 0))"
    case .seconds, .minutes, .hours: "at \(NumberText.significant(x)) \(axis.unit.rawValue.dropFirst(6))"
    }
  }

  /// The step of the largest rate or of the smallest momentum, where that is neither end and stands out.
  func inner(_ values: [Double]) -> Int? {
    let finite = values.indices.filter { values[$0].isFinite }
    let extreme =
      quantity == .learningRate ? finite.max { values[$0] < values[$1] } : finite.min { values[$0] < values[$1] }
    guard let extreme, let first = finite.first, let last = finite.last else { return nil }
    return values[extreme] != values[first] && values[extreme] != values[last] ? extreme : nil
  }

  var caption: String {
    runs.isEmpty
      ? "No run has a \(quantity.rawValue)."
      : runs.map(sentence).joined(separator: " ")
        + (runs.contains { $0.reported != nil } ? " Open circles: reported by others, of each epoch's first step." : "")
  }

  var alt: String {
    "Line chart of the \(quantity.rawValue) at every step of \(NumberText.count(runs.count, "run")). \(caption)"
  }

  private func sentence(_ run: RateCurve) -> String {
    let values = values(run)
    let name = run.name.capitalizedFirst
    guard let first = values.first, let last = values.last else {
      return "\(name) leaves the \(quantity.rawValue) alone."
    }
    if values.allSatisfy({ $0 == first }) {
      return "\(name) keeps the \(quantity.rawValue) at \(NumberText.significant(first))."
    }
    let turn = inner(values).map {
      (quantity == .learningRate ? "rises to " : "falls to ") + NumberText.significant(values[$0])
        + " at epoch \(NumberText.significant(run.epoch($0))) and "
    }
    return "\(name) starts at a \(quantity.rawValue) of \(NumberText.significant(first)), \(turn ?? "")"
      + "ends at \(NumberText.significant(last))."
  }

  var data: FigureData {
    let values = runs.map { self.values($0) }
    return FigureData(
      columns: ["run", "step", "epoch", quantity.rawValue], counts: values.map(\.count)
    ) { [runs] index, step in
      let run = runs[index]
      let epoch = NumberText.significant(run.epoch(step), 4)
      return [run.legend, "\(run.step(step))", epoch, NumberText.significant(values[index][step], 6)]
    }
  }
}
