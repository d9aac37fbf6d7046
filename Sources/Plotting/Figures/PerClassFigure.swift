/// How many pictures of each class were recognized, for one or several runs.
package struct PerClassFigure: Figure, Hashable {
  package static let kind = "per-class"

  package struct Run: Hashable, Sendable {
    package var name: String
    /// Which color of the palette the run has in the whole book.
    package var slot: Int
    /// 0…1, one per class; NaN where it has no pictures.
    package var recalls: [Double]
    /// One per class, or empty.
    package var intervals: [ClosedRange<Double>?]

    package init(name: String, slot: Int, recalls: [Double], intervals: [ClosedRange<Double>?] = []) {
      (self.name, self.slot, self.recalls, self.intervals) = (name, slot, recalls, intervals)
    }
  }

  package var classes: [String]
  package var runs: [Run]
  /// What the intervals are: `95 % Wilson interval`.
  package var intervalName: String

  package init(classes: [String], runs: [Run], intervalName: String = "95 % interval") {
    precondition(
      runs.allSatisfy { $0.recalls.count == classes.count },
      "\(classes.count) classes, \(runs.map(\.recalls.count)) recalls")
    (self.classes, self.runs, self.intervalName) = (classes, runs, intervalName)
  }

  package var data: FigureData {
    FigureData(
      columns: ["class"]
        + runs.flatMap { $0.intervals.isEmpty ? [$0.name] : [$0.name, "\($0.name), \(intervalName)"] },
      rows: classes.indices.map { index in
        [classes[index]]
          + runs.flatMap { run in
            let recall = Self.text(run.recalls[index])
            guard index < run.intervals.count else { return [recall] }
            guard let interval = run.intervals[index] else { return [recall, ""] }
            return [
              recall, "\(NumberText.percent(interval.lowerBound)) to \(NumberText.percent(interval.upperBound))",
            ]
          }
      })
  }

  package var automaticCaption: String {
    let whiskers = runs.contains { !$0.intervals.isEmpty } ? " Whiskers: \(intervalName)." : ""
    guard let run = runs.first, let (low, high) = extremes(run) else { return "No class has a recall." }
    guard run.recalls[low] < run.recalls[high] else {
      return
        "\(run.name.capitalizedFirst) recognizes all classes equally well (\(NumberText.percent(run.recalls[high]))).\(whiskers)"
    }
    func named(_ place: Int) -> String {
      NumberText.list(classes.indices.filter { run.recalls[$0] == run.recalls[place] }.map { classes[$0] })
    }
    return
      "\(run.name.capitalizedFirst) recognizes \(named(high)) best (\(NumberText.percent(run.recalls[high]))) and "
      + "\(named(low)) worst (\(NumberText.percent(run.recalls[low]))).\(whiskers)"
  }

  package var automaticAlt: String {
    let head =
      "Dot plot of the recall of \(NumberText.count(classes.count, "class", "classes")) "
      + "for \(NumberText.count(runs.count, "run"))."
    let sentences = runs.map { run in
      let list = zip(classes, run.recalls).map { "\($0) \(Self.text($1))" }
      return "\(run.name.capitalizedFirst): \(list.joined(separator: ", "))."
    }
    return ([head] + sentences).joined(separator: " ")
  }

  private static func text(_ recall: Double) -> String { recall.isFinite ? NumberText.percent(recall) : "–" }

  private func extremes(_ run: Run) -> (low: Int, high: Int)? {
    let shown = run.recalls.indices.filter { run.recalls[$0].isFinite }
    guard let low = shown.min(by: { run.recalls[$0] < run.recalls[$1] }),
      let high = shown.max(by: { run.recalls[$0] < run.recalls[$1] })
    else { return nil }
    return (low, high)
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    guard !classes.isEmpty else { return sheet.empty("No classes.", title: "Recall") }
    var dots = DotPlot(names: classes, xTitle: style.xLabel ?? "recall, %", format: .percent)
    dots.limits = 0...1
    dots.series = runs.enumerated().map { index, run in
      DotPlot.Series(
        name: runs.count > 1 ? run.name : nil, color: Palette.series(run.slot), isOpen: index % 2 == 1,
        values: run.recalls, intervals: run.intervals,
        texts: runs.count == 1 ? run.recalls.map { Self.text($0) } : [])
    }
    let height = dots.height(sheet.type, width: sheet.width)
    let frame = Rect(x: 0, y: sheet.top, width: sheet.width, height: height)
    return sheet.scene(dots.elements(in: frame, sheet.type), height: height, title: "Recall", summary: automaticAlt)
  }
}
