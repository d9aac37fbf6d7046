/// The plot of runs over epochs that accuracy, loss and comparison share.
struct CurvePlot {
  var runs: [RunCurve]
  var style: FigureStyle
  var showsTrain = true
  /// How a value is printed at a line's end.
  var text: (Double) -> String
  /// Whether more is better.
  var prefersHigh: Bool

  var axis: CurveAxis {
    let clocks = runs.flatMap(\.seeds).flatMap(\.self).map(\.seconds)
    let complete = clocks.allSatisfy { $0?.isFinite ?? false }
    return CurveAxis(style.xAxis, lastSecond: complete ? clocks.compactMap(\.self).max() : nil)
  }

  func plot(y: Plot.Axis) -> Plot {
    let hasTrain = showsTrain && runs.contains { $0.hasTrain }
    let marks = runs.flatMap { self.marks($0) }
    var keys: [Plot.Key] = []
    if hasTrain, runs.count > 1 {
      keys = [
        Plot.Key("test", Stroke(Palette.muted, width: Line.strong)),
        Plot.Key("train", Stroke(Palette.muted, width: Line.thin, dash: CurvePlot.trainDash)),
      ]
    }
    return Plot(marks, x: axis.axis(style), y: y, keys: keys, notes: notes)
  }

  static let trainDash = [3.0, 2.0]
  /// Solid; from the slot on where colors begin again, long dashes tell runs of one color apart.
  static func testDash(_ run: RunCurve) -> [Double] { run.slot < Palette.series.count ? [] : [9, 2.5] }
  static let reportedDash = [0.8, 2.2]

  static let mostCircles = 100

  /// Open circles for what was reported: at all places, or evenly thinned with the last one where these are many.
  static func circles(x: [Double], y: [Double], color: Color) -> Mark {
    let stride = (x.count + mostCircles - 1) / mostCircles
    let shown = x.indices.filter { (x.count - 1 - $0).isMultiple(of: max(1, stride)) }
    return .points(x: shown.map { x[$0] }, y: shown.map { y[$0] }, color: color, open: true)
  }

  private func marks(_ run: RunCurve) -> [Mark] {
    let color = Palette.series(run.slot)
    var marks: [Mark] = []
    for (side, isTest) in [(\RunCurve.EpochPoint.train, false), (\RunCurve.EpochPoint.test, true)] {
      let points = run.summary(side, along: axis)
      guard points.contains(where: { $0.mean.isFinite }), isTest || showsTrain else { continue }
      let x = points.map(\.x)
      if isTest, points.contains(where: { $0.count > 1 }) {
        let spread = points.filter { $0.count > 1 }
        marks.append(
          .band(x: spread.map(\.x), from: spread.map(\.low), to: spread.map(\.high), color: color.opacity(0.18)))
      }
      if run.reported, isTest || !run.hasTest {
        marks.append(
          .line(
            x: x, y: points.map(\.mean), color: color, width: 1.2, dash: CurvePlot.reportedDash,
            label: label(run, isTest)))
        marks.append(CurvePlot.circles(x: x, y: points.map(\.mean), color: color))
      } else {
        marks.append(
          .line(
            x: x, y: points.map(\.mean), color: isTest ? color : color.opacity(0.75),
            width: isTest ? Line.strong : Line.thin, dash: isTest ? CurvePlot.testDash(run) : CurvePlot.trainDash,
            label: label(run, isTest)))
        // What the label says of seeds that stopped at different epochs is no point of their mean's line.
        if isTest, !run.isUneven, let last = points.last(where: { $0.mean.isFinite }) {
          marks.append(.points(x: [last.x], y: [last.mean], color: color))
        }
        if isTest { marks += tails(run, color) }
      }
    }
    return marks
  }

  /// Where each seed of a run ends that did not all stop together, with the way there from their mean's last epoch.
  private func tails(_ run: RunCurve, _ color: Color) -> [Mark] {
    guard run.isUneven else { return [] }
    return run.seeds.flatMap { seed -> [Mark] in
      let rest = seed[max(0, run.common - 1)...]
      let (x, y) = (rest.map(axis.position), rest.map { $0.test ?? .nan })
      let line = Mark.line(x: x, y: y, color: color.opacity(0.75), width: Line.thin)
      return (rest.count > 1 ? [line] : []) + [.points(x: x.suffix(1), y: y.suffix(1), color: color)]
    }
  }

  /// One run's lines are called test and train; of several, each test line bears its run's name.
  private func label(_ run: RunCurve, _ isTest: Bool) -> String? {
    let side = isTest ? \RunCurve.EpochPoint.test : \.train
    // What comes to no end is named without one.
    let isNamed = isTest || !run.hasTest
    guard let final = run.final(side) else {
      let name = runs.count > 1 ? run.name : isTest ? "test" : "train"
      return isNamed ? "\(name)\(run.remark)" : runs.count > 1 ? nil : name
    }
    if runs.count == 1 {
      return "\(isTest ? "test" : "train") \(text(final))\(isTest || !run.hasTest ? run.remark : "")"
    }
    if isTest { return "\(run.name) \(text(final))\(run.remark)" }
    return run.hasTest ? nil : "\(run.name) train \(text(final))\(run.reported ? run.remark : "")"
  }

  /// The best epoch of a single run, where that is not the last.
  private var notes: [Plot.Note] {
    guard runs.count == 1, let run = runs.first else { return [] }
    let points = run.summary(\.test, along: axis).filter { $0.mean.isFinite }
    let best = prefersHigh ? points.max { $0.mean < $1.mean } : points.min { $0.mean < $1.mean }
    guard let best, let last = points.last, best.mean != last.mean, text(best.mean) != text(last.mean) else {
      return []
    }
    return [Plot.Note("best \(text(best.mean))", x: best.x, y: best.mean, color: Palette.series(run.slot))]
  }
}
