import Drawing
import Experiments
import Files
import Foundation
import Hashing
import Plotting
import Runs

/// What made each file of a report: `manifest.json`.
package struct Manifest: Codable, Sendable {
  package static let fileName = "manifest.json"

  struct Run: Codable, Sendable {
    var name: String
    var seed: Int
    var key: RunKey
    var fingerprint: String
    var outcome: String
    /// Its settings.
    var plan: RunPlan
    var provenance: Provenance
    var timing: RunTiming
  }

  /// What others reported and the report shows.
  struct Reported: Codable, Sendable {
    var name: String
    var source: String
    var link: String?
    /// The files that were read, with SHA-256.
    var files: [ReportedRun.File]
  }

  package struct Figure: Codable, Sendable {
    /// What it shows, in words.
    package var shows: String
    /// The runs that it is made from, by the names that `runs` and `reported` have.
    package var runs: [String]
  }

  struct Font: Codable, Sendable {
    var family: String
    var digest: String
  }

  /// SHA-256 by path.
  package var files: [String: String]
  /// By label.
  package var figures: [String: Figure]
  /// What failed and is shown as a box.
  package var problems: [ReportProblem]
  var runs: [Run]
  /// nil where nothing is.
  var reported: [Reported]?
  var fonts: [Font]
  /// nil where every character is shown.
  var unshown: UnshownCharacters?

  init(
    files: [String: Data], results: Results, figures: [String: Figure], problems: [ReportProblem],
    unshown: UnshownCharacters?
  ) throws {
    (self.figures, self.problems, self.unshown) = (figures, problems, unshown)
    self.files = files.mapValues { SHA256Digest(of: $0).description }
    runs = results.runs.values.sorted { $0.name < $1.name }.flatMap { run in
      run.records.map { record in
        Run(
          name: run.name, seed: record.plan.seed, key: record.key, fingerprint: record.data.fingerprint,
          outcome: run.ending ?? "finished", plan: record.plan, provenance: record.provenance, timing: record.timing)
      }
    }
    let others = results.reported
    if !others.isEmpty {
      reported = others.map {
        Reported(name: $0.name, source: $0.source.text, link: $0.source.link, files: $0.files)
      }
    }
    fonts = try Plotting.Font.Family.allCases.map { family in
      let file = try FontFile(family)
      let bytes = try Data(contentsOf: URL(filePath: file.path))
      return Font(family: family.name, digest: SHA256Digest(of: bytes).description)
    }
  }

  func fileBytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// The manifest of a report that is there; nil where there is none that can be read.
  package static func read(_ folder: URL) -> Manifest? {
    guard let bytes = RegularFile.bytes(folder.appending(path: fileName), most: largest) else { return nil }
    return try? JSONDecoder().decode(Manifest.self, from: bytes)
  }

  static let largest = 16 << 20

  /// When and where its file was made, which no copy has; nil where there is none.
  ///
  /// A report that came with a stranger's book is not taken for one that was built here.
  static func birth(_ folder: URL) -> String? {
    var about = stat()
    guard lstat(folder.appending(path: fileName).path, &about) == 0 else { return nil }
    return "\(about.st_dev) \(about.st_ino) \(about.st_ctim.tv_sec) \(about.st_ctim.tv_nsec)"
  }

  /// Of the manifest's own bytes; nil where there is none.
  static func digest(_ folder: URL) -> String? {
    RegularFile.bytes(folder.appending(path: fileName), most: largest).map { SHA256Digest(of: $0).description }
  }

  /// Whether every file is there as it was written.
  func matches(_ folder: URL) -> Bool { change(in: folder) == nil }

  /// The first file that is not there as it was written; nil where all are.
  package func change(in folder: URL) -> String? {
    files.sorted { $0.key < $1.key }.first { path, digest in
      guard let bytes = RegularFile.bytes(folder.appending(path: path)) else { return true }
      return SHA256Digest(of: bytes).description != digest
    }?.key
  }
}
