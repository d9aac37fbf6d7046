import Archiving
import Experiments
import Files
import Foundation
import Runs
import Settings

/// One side of a `diff`: an archived write-up, a report's folder, or a folder of records.
package struct WriteUp: Sendable {
  /// What is done with a record or file that cannot be used.
  package enum Tolerance: Sendable {
    /// It is thrown.
    case none
    /// It is left out, and named in `faults`.
    case faults
  }

  /// As it was asked for.
  package let name: String
  /// By the runs' names.
  var runs: [String: RunResult] = [:]
  /// What range tests suggested, by run and rule: one rate per seed.
  var suggestions: [String: [String: [Double]]] = [:]
  /// The chapters' files by path; nil where they are not kept.
  var chapters: [RelativePath: Data]?
  /// What its `archive.json` says; nil where it is not archived.
  var metadata: ArchiveMetadata?
  /// Its drawings by label.
  var figures: [String: DrawnFigure] = [:]
  /// Runs that others reported and that it shows.
  var reported: [String] = []
  /// What its files were compared with: `The digests of the archive`; nil where there is nothing.
  var digestSource: String?
  /// What could not be used, or is not as it was written, as sentences without a full stop.
  package internal(set) var faults: [String] = []

  init(name: String) { self.name = name }

  /// - Parameter text: a name in the archive, or a path.
  package init(_ text: String, in archive: Archive, tolerance: Tolerance = .none) throws(ArchiveError) {
    name = text
    do {
      let (folder, isArchived) = try Self.folder(text, in: archive)
      var reader = try WriteUpReader(folder, name: text, isArchived: isArchived, tolerance)
      if isArchived, tolerance == .faults {
        digestSource = "the archive's SHA256SUMS"
        reader.faults += try archive.verify([text]).findings.map(\.description)
      } else if reader.comparesDigests {
        digestSource = "its manifest.json"
      }
      try read(&reader)
      faults = reader.faults
    } catch let error as ArchiveError {
      throw error
    } catch SandboxedFolder.Problem.absent {
      let known = (try? archive.known()) ?? []
      throw ArchiveError(
        .option, "there is no write-up and no folder '\(PrintableText.text(text))'",
        hint: NearestName.hint(for: text, among: known) ?? "name a report's folder, such as output/quick")
    } catch {
      throw ArchiveError(
        .files, "\(PrintableText.text(text)) cannot be compared: \(error)", hint: "name a folder that can be read")
    }
    guard !runs.isEmpty || !faults.isEmpty else {
      throw ArchiveError(
        .option, "\(PrintableText.text(text)) has no records", hint: "name a report's folder, or one with its records")
    }
  }

  private static func folder(
    _ text: String, in archive: Archive
  ) throws(SandboxedFolder.Problem) -> (folder: SandboxedFolder, isArchived: Bool) {
    if ArchiveName.isName(text) {
      do throws(SandboxedFolder.Problem) {
        return (try SandboxedFolder(RelativePath(text), in: try SandboxedFolder(archive.url)), true)
      } catch .absent {}
    }
    return (try SandboxedFolder(URL(filePath: text, directoryHint: .notDirectory)), false)
  }

  private mutating func read(_ reader: inout WriteUpReader) throws {
    runs = try reader.runs()
    guard reader.isReport else { return }
    for run in runs.keys {
      let data = reader.fileIfThere("data/\(MemberName.label(run)).json")
      suggestions[run] = data.flatMap(RecordedSuggestions.rates)
    }
    metadata = reader.metadata()
    chapters = try reader.chapters()
    guard reader.tolerance == .faults else { return }
    figures = reader.figures()
    reported = reader.manifest?.reported?.map { PrintableText.text($0.name, most: 100) } ?? []
  }
}
