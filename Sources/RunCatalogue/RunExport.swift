import Experiments
import Files
import Foundation
import Learning
import Runs

/// Runs as files for other programs: of each `NAME_seed1.json` with everything about it, `NAME_seed1.epochs.csv` and
/// `NAME_seed1.steps.csv`.
package struct RunExport: Sendable {
  /// By their names in the folder.
  package private(set) var files: [(name: String, bytes: Data)] = []

  /// - Parameter names: as `Catalogue.runs(named:)` takes them; none for all runs that have a record.
  /// - Throws: `CatalogueMistake` where one names no run, or one that has no record.
  package init(_ catalogue: Catalogue, names: [String]) throws {
    var chosen: [CatalogueRun] = []
    for name in names { chosen += try catalogue.runs(named: name) }
    if let missing = chosen.first(where: { $0.record == nil }) {
      throw CatalogueMistake(
        "\(missing.title) has no record: it is \(missing.standing)", hint: "'cyclopedia build' makes it")
    }
    if names.isEmpty { chosen = catalogue.runs.filter { $0.record != nil } }
    var taken: Set<String> = []
    for run in chosen {
      guard let record = run.record else { continue }
      let name = Self.name(of: run)
      guard taken.insert(name).inserted else { continue }
      files.append((name + ".json", try Self.json(RunDetails(run))))
      if !record.epochs.isEmpty { files.append((name + ".epochs.csv", Data(Self.epochs(record).utf8))) }
      files.append((name + ".steps.csv", Data(Self.steps(record).utf8)))
    }
  }

  /// Of the book's runs their names; of others with their keys, since several may have had one name.
  private static func name(of run: CatalogueRun) -> String {
    let digits = run.key?.text.prefix(12) ?? ""
    guard let name = run.name else { return String(digits) }
    return "\(MemberName.label(name.name))_seed\(name.seed)" + (run.isInBook ? "" : "_\(digits)")
  }

  private static func json(_ details: RunDetails) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(details) + Data("\n".utf8)
  }

  private static func text(_ number: Double?) -> String { number.map { CatalogueValue.number($0).exact } ?? "" }

  /// A row for every epoch, with the results' names.
  private static func epochs(_ record: RunRecord) -> String {
    let rows = record.epochs.enumerated().map { place, epoch in
      let seconds = record.timing.training.indices.contains(place) ? record.timing.training[place] : nil
      return [text(epoch.epoch), "\(epoch.step)", text(seconds)] + Metric.allCases.map { text(epoch[$0]) }
    }
    return CommaSeparated.text([["epoch", "step", "seconds"] + Metric.allCases.map(\.rawValue)] + rows)
  }

  /// A row for every step: what it was taken with, and the batch's loss and accuracy before it.
  private static func steps(_ record: RunRecord) -> String {
    let (log, accuracy) = (record.steps, record.steps.accuracy)
    let rows = (0..<log.count).map { step in
      [
        "\(step)", text(log.learningRate[step]), log.momentum.indices.contains(step) ? text(log.momentum[step]) : "",
        text(log.loss[step]), text(accuracy[step]), "\(log.images[step])",
      ]
    }
    return CommaSeparated.text([["step", "learning-rate", "momentum", "loss", "accuracy", "images"]] + rows)
  }

  /// Writes all files or none; others in the folder stay.
  ///
  /// - Parameters:
  ///   - folder: made where it is missing.
  ///   - replaces: whether files of the same names may go.
  /// - Throws: `CatalogueMistake` where such files are there; `ExportError` where they cannot be written.
  package func write(to folder: String, replaces: Bool) throws {
    let place = URL(filePath: folder).standardizedFileURL
    if let obstacle = FolderObstacle.path(onTheWayTo: place.path) {
      throw CatalogueMistake("\(obstacle) is no folder", hint: "name another one with --to")
    }
    let there = Set((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [])
    let taken = files.map(\.name).filter(there.contains)
    if let first = taken.first, !replaces {
      let others = taken.count > 1 ? " and \(taken.count - 1) other files of this export are" : " is"
      throw CatalogueMistake(
        "\(folder)/\(first)\(others) there already; nothing was written",
        hint: "name another folder with --to, or replace them with --force")
    }
    var staged = try StagedFolder(
      place.lastPathComponent, in: place.deletingLastPathComponent().path, failure: ExportError.init)
    do {
      for file in files { try Self.add(file.bytes, file.name, to: &staged) }
      try staged.moveInPlace()
    } catch {
      staged.discard()
      throw error
    }
  }

  private static func add(
    _ bytes: Data, _ name: String, to staged: inout StagedFolder<ExportError>
  ) throws(ExportError) {
    var rest = bytes
    _ = try staged.add(name) { buffer throws(ExportError) in
      let count = rest.copyBytes(to: buffer)
      rest = rest.dropFirst(count)
      return count
    }
  }
}

/// An export that cannot be written whole; each of its files is the old or the new one.
package struct ExportError: Error, CustomStringConvertible {
  private let failure: FileFailure

  init(_ failure: FileFailure) { self.failure = failure }

  package var description: String {
    "the export cannot be written: \(failure)\n  hint: make room or give rights, then run the same command with --force"
  }
}
