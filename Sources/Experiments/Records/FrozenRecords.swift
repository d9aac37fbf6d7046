import Files
import Foundation

/// The frozen records beside a report.
package struct FrozenRecords: Sendable {
  package private(set) var runs: [FrozenRun] = []
  /// Files that cannot be used, with the reason.
  package private(set) var damaged: [ExperimentError] = []

  /// A record of 10,000 test pictures takes 50 kB, 1,000 steps 30 kB, and a picture of 32×32 pixels 4 kB.
  package static let largestFile = 256 << 20
  private static let mostBytes = 1 << 30
  private static let unreadable =
    "it cannot be read, or is larger than \(largestFile >> 20) MiB, or than 1 GiB with those before it"

  package init() {}

  /// - Parameter folder: `output/<profile>/records`; nothing is read where it is absent.
  package init(folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var (found, left, shelf): ([(file: URL, run: FrozenRun)], Int, PictureShelf) = ([], Self.mostBytes, PictureShelf())
    func bytes(_ file: URL) throws(ExperimentError) -> Data {
      guard let bytes = RegularFile.bytes(file, most: min(Self.largestFile, left)) else {
        throw .record(path: file.path, reason: RegularFile.fault(file) ?? Self.unreadable)
      }
      left -= bytes.count
      return bytes
    }
    if names.contains(PictureShelf.fileName) {
      let file = folder.appending(path: PictureShelf.fileName)
      do throws(ExperimentError) { shelf = try PictureShelf(try bytes(file), path: file.path) } catch {
        damaged.append(error)
      }
    }
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") && name != PictureShelf.fileName {
      let file = folder.appending(path: name)
      do throws(ExperimentError) { found.append((file, try FrozenRun(try bytes(file), &shelf, path: file.path))) } catch
      {
        damaged.append(error)
      }
    }
    let disputed = Self.disputed(found.flatMap(\.run.records))
    for (file, run) in found {
      if let key = run.records.map(\.key).first(where: disputed.contains) {
        let reason = "another file has other numbers for the same run, \(key.text.prefix(12))"
        damaged.append(.record(path: file.path, reason: reason))
      } else {
        runs.append(run)
      }
    }
  }

  /// Runs for which there is more than one record, and not the same.
  private static func disputed(_ records: [RunRecord]) -> Set<RunKey> {
    var first: [RunKey: RunRecord] = [:]
    var disputed: Set<RunKey> = []
    for record in records {
      if let other = first[record.key], !record.hasNumbers(of: other) { disputed.insert(record.key) }
      first[record.key] = record
    }
    return disputed
  }

  func record(_ key: RunKey) -> RunRecord? { records.first { $0.key == key } }
  func record(of plan: RunPlan) -> RunRecord? { records.first { $0.plan == plan } }
  func record(of name: String, seed: Int) -> RunRecord? {
    runs.first { $0.name == name }?.records.first { $0.plan.seed == seed }
  }

  private var records: some Sequence<RunRecord> { runs.lazy.flatMap(\.records) }
}
