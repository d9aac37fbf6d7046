import Archiving
import Experiments
import Files
import Foundation
import Hashing
import Runs

/// Reads the files of a write-up, which may come from a stranger.
struct WriteUpReader {
  private static let largestRecord = 64 << 20
  private static let largestRecords = 512 << 20
  private static let largestChapters = 256 << 20

  /// What is needed of `manifest.json`, in whatever version.
  struct Manifest: Decodable {
    struct Figure: Decodable { var shows: String }
    struct Reported: Decodable { var name: String }

    var files: [String: String]?
    var figures: [String: Figure]?
    var reported: [Reported]?
  }

  let folder: SandboxedFolder
  let name: String
  let tolerance: WriteUp.Tolerance
  let isReport: Bool
  let manifest: Manifest?
  /// Whether files are compared with the report's own list, where nothing else was.
  let comparesDigests: Bool
  private let top: Set<RelativePath>
  var faults: [String] = []

  /// - Parameter isArchived: whether every byte of it is compared with the archive's digests.
  init(
    _ folder: SandboxedFolder, name: String, isArchived: Bool, _ tolerance: WriteUp.Tolerance
  ) throws(SandboxedFolder.Problem) {
    (self.folder, self.name, self.tolerance) = (folder, name, tolerance)
    top = Set(try folder.entries(isDeep: false).map(\.path))
    isReport = top.contains(RelativePath("records"))
    let bytes = try? folder.bytes(RelativePath("manifest.json"), most: 16 << 20)
    manifest = bytes.flatMap { try? JSONDecoder().decode(Manifest.self, from: $0) }
    comparesDigests = tolerance == .faults && !isArchived && manifest?.files != nil
    if tolerance == .faults, top.contains(RelativePath("manifest.json")), manifest == nil {
      faults.append("\(shown("manifest.json")) cannot be understood")
    }
  }

  /// A file's name for people.
  func shown(_ path: String) -> String { PrintableText.text("\(name)/\(path)") }

  /// The bytes of a file; one that is not as the report's list has it is named.
  private mutating func bytes(_ path: String, most: Int) throws(SandboxedFolder.Problem) -> Data {
    let bytes = try folder.bytes(RelativePath(path), most: most)
    if comparesDigests, let digest = manifest?.files?[path], SHA256Digest(of: bytes).description != digest {
      faults.append("\(shown(path)) is not as it was written: its manifest.json has another digest")
    }
    return bytes
  }

  /// nil where there is none; one that cannot be read is named.
  mutating func fileIfThere(_ path: String, most: Int = largestRecord) -> Data? {
    do throws(SandboxedFolder.Problem) { return try bytes(path, most: most) } catch .absent { return nil } catch {
      if tolerance == .faults { faults.append("\(shown(path)) cannot be used: \(error)") }
      return nil
    }
  }

  /// Every run whose records can be used.
  mutating func runs() throws -> [String: RunResult] {
    let start = isReport ? "records/" : ""
    var left = Self.largestRecords
    var shelf = try shelf(start + PictureShelf.fileName)
    var runs: [String: RunResult] = [:]
    let records = isReport ? try SandboxedFolder(RelativePath("records"), in: folder) : folder
    for entry in try records.entries(isDeep: false)
    where entry.path.bytes.suffix(5).elementsEqual(".json".utf8) && entry.path != RelativePath(PictureShelf.fileName) {
      let path = start + String(decoding: entry.path.bytes, as: UTF8.self)
      do {
        let bytes = try bytes(path, most: min(left, Self.largestRecord))
        left -= bytes.count
        // Beside records as such there may be other files.
        guard isReport || FrozenRun.isOne(bytes) else { continue }
        let run = try RecordedRun.result(try FrozenRun(bytes, &shelf, path: path), path: path)
        guard runs[run.name] == nil else {
          throw ExperimentError.record(path: path, reason: "another file has the run \(run.name) too")
        }
        runs[run.name] = run
      } catch { try refuse(path, error) }
    }
    return runs
  }

  /// The pixels that records leave apart; none where they cannot be used.
  private mutating func shelf(_ path: String) throws(ArchiveError) -> PictureShelf {
    do {
      return try PictureShelf(try bytes(path, most: Self.largestRecords), path: path)
    } catch SandboxedFolder.Problem.absent {
      return PictureShelf()
    } catch {
      try refuse(path, error)
      return PictureShelf()
    }
  }

  private mutating func refuse(_ path: String, _ error: any Error) throws(ArchiveError) {
    let message = "the record \(shown(path)) cannot be used: \(Self.reason(error))"
    guard tolerance == .faults else { throw ArchiveError(.files, message, hint: "restore it, or take it away") }
    faults.append(message)
  }

  /// Without the path.
  private static func reason(_ error: any Error) -> String {
    if case ExperimentError.record(_, let reason) = error { return reason }
    return "\(error)"
  }

  mutating func metadata() -> ArchiveMetadata? {
    guard let bytes = fileIfThere("archive.json", most: 1 << 20) else { return nil }
    if let metadata = try? JSONDecoder().decode(ArchiveMetadata.self, from: bytes) { return metadata }
    if tolerance == .faults { faults.append("\(shown("archive.json")) cannot be understood") }
    return nil
  }

  /// The chapters' files by path; nil where they are not kept.
  mutating func chapters() throws(SandboxedFolder.Problem) -> [RelativePath: Data]? {
    guard top.contains(RelativePath("chapters")) else { return nil }
    do throws(SandboxedFolder.Problem) {
      let inner = try SandboxedFolder(RelativePath("chapters"), in: folder)
      var files: [RelativePath: Data] = [:]
      var left = Self.largestChapters
      for entry in try inner.entries() where entry.kind != .folder {
        guard entry.kind == .file else {
          if tolerance == .faults {
            faults.append("\(shown("chapters/\(entry.path)")) is no plain file, and not compared")
          }
          continue
        }
        let bytes = try inner.bytes(entry.path, most: left)
        left -= bytes.count
        files[entry.path] = bytes
      }
      return files
    } catch {
      guard tolerance == .faults else { throw error }
      faults.append("\(shown("chapters")) cannot be used: \(error)")
      return nil
    }
  }
}
