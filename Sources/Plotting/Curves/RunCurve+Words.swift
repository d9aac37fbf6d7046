/// What captions, descriptions and tables say of runs.
struct CurveWords {
  var runs: [RunCurve]
  /// `accuracy` or `loss`.
  var measure: String
  var prefersHigh: Bool
  var text: (Double) -> String

  /// The finding first, then how to read the lines.
  var caption: String {
    let finals = runs.compactMap { run in run.final(\.test).map { (run, $0) } }
    guard let best = finals.max(by: { prefersHigh ? $0.1 < $1.1 : $0.1 > $1.1 }) else {
      return (["No run has a test \(measure) to show."] + heldOut).joined(separator: " ")
    }
    let rank = prefersHigh ? "highest" : "lowest"
    let equal = finals.filter { $0.1 == best.1 }.map(\.0.name)
    let goal = "a test \(measure) of \(text(best.1))"
    var sentences: [String]
    if equal.count == finals.count, equal.count > 1 {
      sentences = ["\(equal.count == 2 ? "Both" : "All \(equal.count)") runs end at \(goal)."]
    } else {
      let behind = finals.count == 1 ? "" : ", the \(rank) of \(NumberText.count(finals.count, "run"))"
      let verb = equal.count == 1 ? "ends" : "end"
      sentences = ["\(NumberText.list(equal).capitalizedFirst) \(verb) at \(goal)\(behind)."]
    }
    for run in runs where run.final(\.test) == nil {
      sentences.append(
        "\(run.name.capitalizedFirst) ends at no test \(measure)\(run.endingClause.map { ": \($0)" } ?? "").")
    }
    if runs.contains(where: \.hasTrain) { sentences.append("Solid lines: test; dashed lines: training.") }
    if let seeds = runs.map(\.seeds.count).max(), seeds > 1 {
      sentences.append("Lines are means over seeds, bands their range.")
    }
    if runs.contains(where: \.isUneven) {
      sentences.append(
        "A mean ends with the first seed that stopped; thin lines are the seeds that went on, dots their ends.")
    }
    sentences += heldOut
    if runs.contains(where: \.reported) { sentences.append("Open circles: reported by others.") }
    return sentences.joined(separator: " ")
  }

  /// What was measured and has no line here.
  private var heldOut: [String] {
    let names = runs.filter(\.lacksHeldOut).map(\.name)
    guard !names.isEmpty else { return [] }
    return [
      "The held-out \(measure) of \(NumberText.list(names)) is not drawn; a table of epochs has it."
    ]
  }

  var alt: String {
    let epochs = runs.map(\.epochs).max() ?? 0
    let head =
      "Line chart of \(measure) over \(NumberText.count(epochs, "epoch")) for \(NumberText.count(runs.count, "run"))."
    return ([head] + runs.map(sentence)).joined(separator: " ")
  }

  private func sentence(_ run: RunCurve) -> String {
    guard let final = run.final(\.test) else {
      guard let train = run.final(\.train) else {
        return "\(run.name.capitalizedFirst) comes to no end\(run.endingClause.map { ": \($0)" } ?? "")."
      }
      return "\(run.name.capitalizedFirst): training \(measure) \(text(train)) at the end."
    }
    var words = "\(run.name.capitalizedFirst): test \(measure) \(text(final)) at the end"
    if run.seeds.count > 1 { words += ", mean of \(run.seeds.count) seeds" }
    if run.isUneven {
      words += " that stopped after \(run.seeds.map(\.count).min() ?? 0) to \(NumberText.count(run.epochs, "epoch"))"
    }
    let axis = CurveAxis(.epochs, lastSecond: nil)
    let points = run.summary(\.test, along: axis).filter { $0.mean.isFinite }
    let best = prefersHigh ? points.max { $0.mean < $1.mean } : points.min { $0.mean < $1.mean }
    if let best, text(best.mean) != text(final) {
      // The mean of the seeds' best epochs is another number.
      let which = run.seeds.count > 1 ? "the mean at its best" : "best"
      words += ", \(which) \(text(best.mean)) in epoch \(NumberText.significant(best.x))"
    }
    if let train = run.final(\.train) { words += ", training \(measure) \(text(train))" }
    return words + (run.ending.map { ", \($0)" } ?? "") + (run.reported ? ", reported by others" : "") + "."
  }

  var data: FigureData {
    FigureData(
      columns: ["run", "seed", "epoch", "step", "train \(measure)", "test \(measure)"],
      rows: runs.flatMap { run in
        run.seeds.enumerated().flatMap { index, seed in
          seed.map { point in
            [
              run.name, run.reported ? "reported" : run.seedNumbers.text(at: index),
              NumberText.significant(point.epoch, 6),
              run.reported && point.step == 0 ? "" : "\(point.step)",
              point.train.map(text) ?? "", point.test.map(text) ?? "",
            ]
          }
        }
      })
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
