import Files
import Foundation

/// Files that a store keeps of a run, beside its record.
package struct KeptFiles: Sendable {
  package enum Kind: String, Sendable { case checkpoints, weights }

  package var kind: Kind
  package var key: RunKey
  /// The run's folder of checkpoints, or its file of weights.
  package var place: URL
  package var bytes: Int
  /// When the newest of them was written.
  package var modified: Date
  /// How far a run had come that was interrupted.
  package var step: Int?

  /// - Returns: nil where no plain file or folder is there.
  init?(_ kind: Kind, _ key: RunKey, at place: URL, step: Int? = nil) {
    (self.kind, self.key, self.place, self.step, bytes, modified) = (kind, key, place, step, 0, .distantPast)
    let isFolder = kind == .checkpoints
    var about = stat()
    guard lstat(place.path, &about) == 0, about.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else { return nil }
    let inner = isFolder ? (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [] : []
    for file in isFolder ? inner.map({ place.appending(path: $0) }) : [place] {
      guard lstat(file.path, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { continue }
      bytes += Int(about.st_size)
      modified = max(modified, Date(timeIntervalSince1970: TimeInterval(about.st_mtim.tv_sec)))
    }
  }
}

extension RunKey {
  /// Whether it has the form of a digest, so that files can be named for it.
  package var isDigest: Bool { text.utf8.count == 64 && text.utf8.allSatisfy { Self.digits.contains($0) } }

  private static let digits = Set("0123456789abcdef".utf8)
}

extension CheckpointFolder {
  /// Every run's checkpoints.
  func kept() -> [KeptFiles] {
    Self.names(in: folder).compactMap { name in
      let key = RunKey(text: name)
      return key.isDigest ? KeptFiles(.checkpoints, key, at: place(of: key), step: latestStep(of: key)) : nil
    }
  }

  /// Whether some process makes a run.
  func isBusy() throws(ExperimentError) -> Bool {
    for name in Self.names(in: folder) where name.hasSuffix(".lock") {
      let key = RunKey(text: String(name.dropLast(".lock".count)))
      if key.isDigest, try claim(key) == nil { return true }
    }
    return false
  }

  fileprivate static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}

extension WeightsFolder {
  /// Every run's weights.
  func kept() -> [KeptFiles] {
    CheckpointFolder.names(in: folder).compactMap { name in
      let key = RunKey(text: String(name.prefix { $0 != "-" }))
      guard key.isDigest, name.hasSuffix(".safetensors") else { return nil }
      return KeptFiles(.weights, key, at: folder.appending(path: name))
    }
  }
}
