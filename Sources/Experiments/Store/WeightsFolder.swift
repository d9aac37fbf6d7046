import Files
import Foundation
import Hashing
import Learning

/// The final weights of runs that others start from: `<key>-<SHA-256>.safetensors`.
///
/// They are kept for such runs only, and not beside the report; where they are gone, their run is trained again. A file
/// whose bytes do not match its name is passed over.
struct WeightsFolder: Sendable {
  let folder: URL

  init(_ folder: URL) { self.folder = folder }

  /// Keeps these weights of a run and no others.
  func save(_ tensors: [String: Tensor], of key: RunKey) throws(ExperimentError) {
    var size = 0
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let bytes = try Safetensors.bytes(of: tensors)
      size = bytes.count
      let file = folder.appending(path: "\(key)-\(SHA256Digest(of: bytes)).safetensors")
      try AtomicFile.write(bytes, to: file)
      for old in files(of: key) where old.lastPathComponent != file.lastPathComponent {
        try? FileManager.default.removeItem(at: old)
      }
      AtomicFile.removeRemains(in: folder)
    } catch {
      let shortage = DiskSpace.shortage(of: size, at: folder.path).map { "; \($0)" } ?? ""
      throw .checkpoint(
        path: folder.path, reason: ((error as? LearningError)?.description ?? error.localizedDescription) + shortage)
    }
  }

  func weights(of key: RunKey) -> InitialWeights? {
    for file in files(of: key) {
      guard let bytes = RegularFile.mapped(file, most: CheckpointFolder.largest),
        let weights = try? InitialWeights(bytes, source: file.path),
        file.lastPathComponent == "\(key)-\(weights.digest).safetensors"
      else { continue }
      return weights
    }
    return nil
  }

  /// Files that are not what was written.
  func damaged(of key: RunKey) -> [ExperimentError] {
    files(of: key).compactMap { file in
      let digest = (RegularFile.mapped(file, most: CheckpointFolder.largest)).map { SHA256Digest(of: $0).description }
      return file.lastPathComponent == "\(key)-\(digest ?? "").safetensors" ? nil : .damagedWeights(path: file.path)
    }
  }

  /// Whether there is a file, unread.
  func has(_ key: RunKey) -> Bool { !files(of: key).isEmpty }

  private func files(of key: RunKey) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("\(key)-") && $0.hasSuffix(".safetensors") }.sorted()
      .map { folder.appending(path: $0) }
  }
}
