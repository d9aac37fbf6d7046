import Experiments
import Foundation
import Notebook

/// How far a training is, as one line.
struct ProgressLine {
  var title: String
  /// The how manieth it is of those that this build makes, from 1; nil where that is not known.
  var place: (number: Int, total: Int)?
  var step: Int
  var steps: Int
  /// Optimizer steps that were taken before it went on.
  var first = 0
  /// Pictures in each.
  var batch: Int
  /// Since it went on.
  var seconds: Double
  /// What there is to compute; nil where that is not known.
  var work: TrainingWork?
  /// Seconds of all runs that are still to be made, this one among them; nil where that is not known.
  var leftOfAll: Double?
  /// The last one that was finished, and how many there are.
  var epoch: (result: EpochResult, total: Double)?

  private struct Part {
    var text: String
    /// What a narrow terminal does without goes first.
    var rank: Int
  }

  private var parts: [Part] {
    var parts = [Part(text: title, rank: 0)]
    if let place, place.total > 1 { parts.append(Part(text: "run \(place.number) of \(place.total)", rank: 4)) }
    parts.append(Part(text: "\(step) of \(steps) steps", rank: 1))
    if let result = epoch?.result {
      parts.append(Part(text: String(format: "loss %.3f", result.trainLoss), rank: 5))
      if let test = result.testAccuracy {
        parts.append(Part(text: String(format: "test %.2f %%", test * 100), rank: 3))
      }
    }
    if step > first, seconds > 0 {
      parts.append(Part(text: String(format: "%.0f images/s", Double((step - first) * batch) / seconds), rank: 6))
      parts.append(Part(text: "\(TimeText.rough(left)) left", rank: 2))
      if let leftOfAll, leftOfAll >= 1 { parts.append(Part(text: "\(TimeText.rough(leftOfAll)) of all", rank: 4)) }
    }
    return parts
  }

  /// Since it went on; nil before its first step.
  var secondsPerPicture: Double? {
    guard let work, step > first else { return nil }
    let pictures = work.pictures(after: step) - work.pictures(after: first)
    return pictures > 0 ? seconds / pictures : nil
  }

  /// In seconds, behind the first step.
  private var left: Double {
    guard let work, let rate = secondsPerPicture else { return seconds * Double(steps - step) / Double(step - first) }
    return rate * (work.pictures - work.pictures(after: step))
  }

  /// As much of it as a terminal of this many columns shows without a line's break.
  func fitting(columns: Int) -> String {
    var parts = parts
    while parts.count > 1, Self.joined(parts).count >= columns, let last = parts.map(\.rank).max() {
      parts.removeAll { $0.rank == last }
    }
    let line = Self.joined(parts)
    return line.count < columns ? line : line.prefix(max(1, columns - 2)) + "…"
  }

  /// Of epochs, of which a range test may take a part.
  private static func text(_ epochs: Double) -> String {
    String(format: epochs == epochs.rounded() ? "%.0f" : "%.2f", epochs)
  }

  /// The line of an epoch that is done.
  var ofEpoch: String {
    guard let epoch else { return Self.joined(parts) }
    let number = "\(Self.text(epoch.result.epoch)) of \(Self.text(epoch.total))"
    var shown = parts
    if let index = shown.firstIndex(where: { $0.rank == 1 }) { shown[index].text = "epoch \(number)" }
    return Self.joined(shown)
  }

  private static func joined(_ parts: [Part]) -> String { parts.map(\.text).joined(separator: ", ") }
}
