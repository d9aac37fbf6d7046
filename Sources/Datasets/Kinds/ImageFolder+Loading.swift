import Files
import Foundation
import Hashing
import Learning
import Settings

extension ImageFolder {
  package var knownClasses: [String]? { nil }
  package var knownTrainingCount: Int? { nil }

  package func stamp(in root: DataRoot) -> String? {
    let folders: [ClassFolders]
    do throws(DatasetError) {
      folders = try self.folders(in: root)
      if let faults = DatasetError(faults(of: folders)) { throw faults }
    } catch {
      // What is there and broken is not absent: reading it says what is wrong.
      let isThere = ContainedPath.canonical(path).map { path in
        root.places.contains { FileManager.default.fileExists(atPath: "\($0)/\(path)") }
      }
      if case .missing = error, isThere != true { return nil }
      return "broken \(SHA256Digest(of: error.description))"
    }
    let lines = zip(parts, folders).flatMap { part, folders in
      (folders.files + folders.leftOut + folders.outside).map { "\(part)/\($0.name) \($0.stamp)" }
    }
    return "\(lines.count) files \(SHA256Digest(of: lines.joined(separator: "\n")))"
  }

  package func load(from root: DataRoot) throws(DatasetError) -> Dataset {
    try load(from: root, notes: PictureNotes())
  }

  package func load(from root: DataRoot, notes: PictureNotes) throws(DatasetError) -> Dataset {
    try load(from: root, mostBytes: ImageFolder.mostBytes, notes: notes)
  }

  /// - Parameter mostBytes: of pixels that are kept in memory of a folder.
  func load(
    from root: DataRoot, mostBytes: Int, notes: PictureNotes = PictureNotes()
  ) throws(DatasetError) -> Dataset {
    let folders = try folders(in: root)
    let readers = zip(parts, folders).map { part, folders in
      FolderReader(folders, prefix: prefix(part), mostBytes: mostBytes, notes: notes)
    }
    // Everything can be mended at once.
    if let error = DatasetError(faults(of: folders) + readers.flatMap(\.faults)) { throw error }
    let splits = try splits(readers.map(\.split), classes: folders[0].classes)
    return Dataset(
      name: ImageFolder.name, classes: folders[0].classes, training: splits.training, test: splits.test,
      findings: findings(folders, readers)
        + findings(splits.training, splits.test, classes: folders[0].classes))
  }

  private func prefix(_ part: String) -> String { part == "." ? path : "\(path)/\(part)" }

  /// Pictures that are left out, turned, or put on white.
  private func findings(_ folders: [ClassFolders], _ readers: [FolderReader]) -> [DataFinding] {
    var found: [DataFinding] = []
    func names(_ files: KeyPath<ClassFolders, [ClassFolders.File]>) -> [String] {
      zip(parts, folders).flatMap { part, folders in
        folders[keyPath: files].map { "\(prefix(part))/\($0.name)" }
      }
    }
    let (leftOut, outside) = (names(\.leftOut), names(\.outside))
    if !leftOut.isEmpty {
      let sorts = Dictionary(grouping: leftOut, by: Self.ending)
        .mapValues(\.count).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      found.append(
        DataFinding(.leftOut, leftOut, sorts: NameList.text(sorts.map { "\($0.value) \($0.key)" })))
    }
    if !outside.isEmpty { found.append(DataFinding(.outside, outside)) }
    let (turned, transparent) = (readers.flatMap(\.turned), readers.flatMap(\.transparent))
    if !turned.isEmpty { found.append(DataFinding(.turned, turned)) }
    if !transparent.isEmpty { found.append(DataFinding(.transparent, transparent)) }
    return found
  }

  private static func ending(_ path: String) -> String {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
    return parts.count > 1 ? parts[parts.count - 1].lowercased() : "without an ending"
  }
}
