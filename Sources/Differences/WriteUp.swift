import Archiving
import Experiments
import Files
import Foundation
import Runs
import Settings

/// One side of a `diff`: an archived write-up, a report's folder, or a folder of records.
package struct WriteUp: Sendable {
  /// As it was asked for.
  var name: String
  /// By the runs' names.
  var runs: [String: RunResult] = [:]
  /// What range tests suggested, by run and rule: one rate per seed.
  var suggestions: [String: [String: [Double]]] = [:]
  /// The chapters' files by path; nil where they are not kept.
  var chapters: [RelativePath: Data]?

  private static let largestRecord = 64 << 20
  private static let largestRecords = 512 << 20
  private static let largestChapters = 256 << 20

  init(name: String) { self.name = name }

  /// - Parameter text: a name in the archive, or a path.
  package init(_ text: String, in archive: Archive) throws(ArchiveError) {
    name = text
    do {
      try read(try Self.folder(text, in: archive))
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
    guard !runs.isEmpty else {
      throw ArchiveError(
        .option, "\(PrintableText.text(text)) has no records", hint: "name a report's folder, or one with its records")
    }
  }

  private static func folder(
    _ text: String, in archive: Archive
  ) throws(SandboxedFolder.Problem) -> SandboxedFolder {
    if ArchiveName.isName(text) {
      do throws(SandboxedFolder.Problem) {
        return try SandboxedFolder(RelativePath(text), in: try SandboxedFolder(archive.url))
      } catch .absent {}
    }
    return try SandboxedFolder(URL(filePath: text, directoryHint: .notDirectory))
  }

  private mutating func read(_ folder: SandboxedFolder) throws {
    let top = try folder.entries(isDeep: false)
    let isReport = top.contains { $0.path == RelativePath("records") }
    let records = isReport ? try SandboxedFolder(RelativePath("records"), in: folder) : folder
    var left = Self.largestRecords
    var shelf = try Self.shelf(records, "\(name)/\(isReport ? "records/" : "")\(PictureShelf.fileName)")
    for entry in try records.entries(isDeep: false)
    where entry.path.bytes.suffix(5).elementsEqual(".json".utf8)
      && entry.path != RelativePath(PictureShelf.fileName)
    {
      let shown = "\(name)/\(isReport ? "records/" : "")\(entry.path)"
      do {
        let bytes = try records.bytes(entry.path, most: min(left, Self.largestRecord))
        left -= bytes.count
        // Beside records as such there may be other files.
        guard isReport || FrozenRun.isOne(bytes) else { continue }
        let run = try RecordedRun.result(try FrozenRun(bytes, &shelf, path: shown), path: shown)
        runs[run.name] = run
      } catch {
        throw ArchiveError(
          .files, "the record \(PrintableText.text(shown)) cannot be used: \(Self.reason(error))",
          hint: "restore it, or take it away")
      }
    }
    guard isReport else { return }
    for run in runs.keys {
      let data = try? folder.bytes(RelativePath("data/\(MemberName.label(run)).json"), most: Self.largestRecord)
      suggestions[run] = data.flatMap(RecordedRun.suggestions)
    }
    if top.contains(where: { $0.path == RelativePath("chapters") }) { chapters = try Self.chapters(folder) }
  }

  /// - Parameter shown: the file's name in messages.
  private static func shelf(_ records: SandboxedFolder, _ shown: String) throws(ArchiveError) -> PictureShelf {
    do {
      let bytes = try records.bytes(RelativePath(PictureShelf.fileName), most: largestRecords)
      return try PictureShelf(bytes, path: shown)
    } catch SandboxedFolder.Problem.absent {
      return PictureShelf()
    } catch {
      throw ArchiveError(
        .files, "the record \(PrintableText.text(shown)) cannot be used: \(reason(error))",
        hint: "restore it, or take it away")
    }
  }

  /// Without the path.
  private static func reason(_ error: any Error) -> String {
    if case ExperimentError.record(_, let reason) = error { return reason }
    return "\(error)"
  }

  private static func chapters(_ folder: SandboxedFolder) throws(SandboxedFolder.Problem) -> [RelativePath: Data] {
    let inner = try SandboxedFolder(RelativePath("chapters"), in: folder)
    var files: [RelativePath: Data] = [:]
    var left = largestChapters
    for entry in try inner.entries() where entry.kind == .file {
      let bytes = try inner.bytes(entry.path, most: left)
      left -= bytes.count
      files[entry.path] = bytes
    }
    return files
  }
}
