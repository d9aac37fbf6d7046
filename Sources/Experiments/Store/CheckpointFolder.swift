import Foundation
import Hashing

/// The checkpoints of unfinished runs: `<key>/<step>-<SHA-256>.safetensors`, the last two of each.
///
/// A file is written beside its place, synced and renamed; one whose bytes do not match its name is passed over.
struct CheckpointFolder: Sendable {
  private let folder: URL

  init(_ folder: URL) { self.folder = folder }

  func save(_ checkpoint: Checkpoint, of key: RunKey) throws(ExperimentError) {
    let place = folder.appending(path: key.text)
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let bytes = try checkpoint.fileBytes()
      let name = "\(checkpoint.progress.step)-\(SHA256Digest(of: bytes)).safetensors"
      try SafeFile.write(bytes, to: place.appending(path: name))
      for old in steps(in: place).dropFirst(2) { try? FileManager.default.removeItem(at: old.file) }
    } catch {
      throw .checkpoint(path: place.path, reason: "\(error.localizedDescription)")
    }
  }

  /// The furthest sound checkpoint of a run.
  func latest(of key: RunKey) -> Checkpoint? {
    for (file, digest) in steps(in: folder.appending(path: key.text)) {
      guard let bytes = try? Data(contentsOf: file), SHA256Digest(of: bytes).description == digest,
        let checkpoint = try? Checkpoint(bytes, source: file.path)
      else { continue }
      return checkpoint
    }
    return nil
  }

  /// The step of the furthest checkpoint, without reading it.
  func latestStep(of key: RunKey) -> Int? {
    let first = steps(in: folder.appending(path: key.text)).first
    return first.flatMap { Int($0.file.lastPathComponent.prefix { $0 != "-" }) }
  }

  func remove(_ key: RunKey) { try? FileManager.default.removeItem(at: folder.appending(path: key.text)) }

  /// The furthest first.
  private func steps(in place: URL) -> [(file: URL, digest: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.compactMap { name -> (step: Int, file: URL, digest: String)? in
      guard name.hasSuffix(".safetensors"), !name.hasPrefix(".") else { return nil }
      let parts = name.dropLast(".safetensors".count).split(separator: "-")
      guard parts.count == 2, let step = Int(parts[0]) else { return nil }
      return (step, place.appending(path: name), String(parts[1]))
    }
    .sorted { $0.step > $1.step }.map { ($0.file, $0.digest) }
  }
}
