import Foundation

/// What runs end at that differ in one setting: the mean and the range of their seeds over the setting's value.
package struct SweepFigure: Figure, Hashable {
  package static let kind = "sweep"

  package struct Member: Hashable, Sendable {
    /// The varied value as a text.
    package var name: String
    /// nil where it is no number.
    package var value: Double?
    /// What the best is chosen by, one per seed; empty where the run did not finish.
    package var measured: [Double]
    /// Final test accuracies; empty where these are measured, or not shown.
    package var test: [Double]
    /// How the run ended, where that is not by finishing: `diverged at step 130`.
    package var ending: String?
    /// Of what is measured; empty where it is counted.
    package var seedNumbers: [Int] = []

    package init(name: String, value: Double?, measured: [Double], test: [Double] = [], ending: String? = nil) {
      (self.name, self.value, self.measured) = (name, value, measured)
      (self.test, self.ending) = (test, ending)
    }
  }

  /// `schedule.constant`
  package var setting: String
  /// `validation accuracy`; accuracies are fractions 0…1.
  package var measure: String
  /// Whether the measure is an accuracy.
  package var prefersHigh: Bool
  package var members: [Member]
  /// The place of the best member.
  package var best: Int?
  /// Whether the value stands on a logarithmic axis where that is possible.
  package var isRate: Bool
  /// Which color of the palette it has.
  package var slot: Int

  package init(
    setting: String, measure: String, prefersHigh: Bool, members: [Member], best: Int?, isRate: Bool = true,
    slot: Int = 0
  ) {
    (self.setting, self.measure, self.prefersHigh, self.members) = (setting, measure, prefersHigh, members)
    (self.best, self.isRate, self.slot) = (best, isRate, slot)
  }

  var seeds: Int { members.map(\.measured.count).max() ?? 0 }
  var showsTest: Bool { members.contains { !$0.test.isEmpty } }

  func text(_ value: Double) -> String { prefersHigh ? NumberText.percent(value, 2) : NumberText.significant(value) }

  /// Whether every member has a number of its own, so that they stand over it; else each has a row.
  var hasLines: Bool {
    let values = members.compactMap(\.value).filter(\.isFinite)
    return values.count == members.count && Set(values).count == values.count && values.count > 1
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

  package var data: FigureData {
    FigureData(
      columns: [setting, "seed", measure] + (showsTest ? ["test accuracy"] : []),
      rows: members.flatMap { member in
        guard !member.measured.isEmpty else {
          return [[member.name, "", member.ending ?? ""] + (showsTest ? [""] : [])]
        }
        return member.measured.indices.map { index in
          let test = member.test.indices.contains(index) ? NumberText.percent(member.test[index], 2) : ""
          return [member.name, member.seedNumbers.text(at: index), text(member.measured[index])]
            + (showsTest ? [test] : [])
        }
      })
  }

  /// The best member with those that are as good.
  private var equals: [String] {
    guard let best, members.indices.contains(best) else { return [] }
    let value = Self.mean(members[best].measured)
    return members.filter { !$0.measured.isEmpty && Self.mean($0.measured) == value }.map(\.name)
  }

  package var automaticCaption: String {
    guard let best, members.indices.contains(best) else { return "No member of the sweep finished." }
    var sentences = [
      "\(setting) \(NumberText.list(equals)) \(equals.count == 1 ? "ends" : "end") at the \(prefersHigh ? "highest" : "lowest") \(measure), "
        + "\(text(Self.mean(members[best].measured))), of \(NumberText.count(members.count, "value"))."
    ]
    if hasLines {
      if showsTest { sentences.append("Dashed: test accuracy, by which nothing was chosen.") }
      if seeds > 1 { sentences.append("Lines are means over \(seeds) seeds, bands their range.") }
    } else if seeds > 1 {
      sentences.append("Large dots are means over \(seeds) seeds, small ones the seeds.")
    }
    let lost = members.filter { $0.measured.isEmpty }
    if !lost.isEmpty {
      sentences.append("Without a value: \(NumberText.list(lost.map(\.name))), which did not finish.")
    }
    return sentences.joined(separator: " ")
  }

  package var automaticAlt: String {
    let points = members.map { member -> String in
      guard !member.measured.isEmpty else { return "\(member.name) \(member.ending ?? "did not finish")" }
      return "\(member.name) \(text(Self.mean(member.measured)))"
    }
    let marked = equals.isEmpty ? "" : " The best \(equals.count == 1 ? "is" : "are") \(NumberText.list(equals))."
    return "Chart of \(measure) over \(setting) for \(NumberText.count(members.count, "value")): "
      + "\(points.joined(separator: ", ")).\(marked)"
  }
}
