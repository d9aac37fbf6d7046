import Runs
import Settings

/// A log of epochs: a CSV text whose first line names what each column is.
struct EpochLog {
  static let mostMistakes = 10

  package var epochs: [ReportedEpoch] = []
  /// Whether the training loss is that of each epoch's last batch, and no mean over the epoch.
  package var hasLastBatchLoss = false
  /// Whether the clock was set back after every epoch.
  private var hasEpochSeconds = false

  /// - Parameter testImages: how many test pictures there were, for columns that count them.
  /// - Returns: nil after complaints.
  init?(_ text: String, file: String, testImages: Int?, diagnostics: Diagnostics) {
    guard let table = CSVText(text, file: file, diagnostics: diagnostics),
      let columns = Self.columns(table.head, testImages: testImages, diagnostics)
    else { return nil }
    hasLastBatchLoss = columns.contains { $0.column == .lastBatchLoss }
    hasEpochSeconds = columns.contains { $0.column == .epochSeconds }
    let before = diagnostics.count
    for row in table.rows where diagnostics.count < before + Self.mostMistakes {
      if let epoch = Self.epoch(row, columns, testImages, diagnostics) { add(epoch, at: row[0].location, diagnostics) }
    }
    if diagnostics.count > before { return nil }
  }

  private typealias Placed = (index: Int, name: String, column: EpochColumn, isPercent: Bool)

  private static func columns(_ head: [CSVText.Cell], testImages: Int?, _ diagnostics: Diagnostics) -> [Placed]? {
    var found: [Placed] = []
    let before = diagnostics.count
    for (index, cell) in head.enumerated() {
      guard let (column, isPercent) = EpochColumn.read(cell, diagnostics) else { continue }
      if let other = found.first(where: { $0.column.result == column.result }) {
        diagnostics.report(
          "'\(cell.text)' and '\(other.name)' are both \(column.result)", at: cell.location, hint: "leave one out")
      }
      if column.countsTestPictures, testImages == nil {
        diagnostics.report(
          "'\(cell.text)' counts test pictures, and nothing says how many there were", at: cell.location,
          hint: "write 'test.images: 10000' or the like into the directive")
      }
      found.append((index, cell.text, column, isPercent))
    }
    if diagnostics.count == before, !found.contains(where: { $0.column == .epoch }) {
      diagnostics.report(
        "the log has no column 'epoch'", at: head[0].location,
        hint: "every line is an epoch, and its number says which; rows of anything else are no log of epochs")
    }
    return diagnostics.count == before ? found : nil
  }

  private static func epoch(
    _ row: [CSVText.Cell], _ columns: [Placed], _ testImages: Int?, _ diagnostics: Diagnostics
  ) -> ReportedEpoch? {
    var epoch = ReportedEpoch(epoch: .nan)
    let before = diagnostics.count
    for (index, name, column, isPercent) in columns {
      let cell = row[index]
      guard !cell.text.isEmpty else {
        if column.isNeeded {
          diagnostics.report("'\(name)' is empty", at: cell.location, hint: "fill the cell, or leave the column out")
        }
        continue
      }
      column.read(cell, name: name, isPercent: isPercent, testImages: testImages, into: &epoch, diagnostics)
    }
    return diagnostics.count == before ? epoch : nil
  }

  /// Epochs, steps and the clock go forward.
  private mutating func add(_ epoch: ReportedEpoch, at place: SourceLocation, _ diagnostics: Diagnostics) {
    guard epoch.epoch > 0 else {
      diagnostics.report(
        "an epoch's number must be above 0", at: place,
        hint: "it says how many passes are done; where the log counts from 0, add 1 to each")
      return
    }
    var epoch = epoch
    if let last = epochs.last {
      if hasEpochSeconds, let own = epoch.seconds, let sum = last.seconds { epoch.seconds = own + sum }
      let pairs: [(String, Double?, Double?)] = [
        ("epoch", last.epoch, epoch.epoch), ("step", last.step.map(Double.init), epoch.step.map(Double.init)),
        ("seconds", last.seconds, epoch.seconds),
      ]
      for case (let name, .some(let old), .some(let new)) in pairs where new <= old {
        diagnostics.report(
          "\(name) does not rise: \(SettingsWriter.rounded(new)) comes after \(SettingsWriter.rounded(old))", at: place,
          hint: "a log has one line for each epoch, in order")
        return
      }
    }
    epochs.append(epoch)
  }
}
