import Files
import Foundation
import Hashing
import Learning

/// The checkpoints of unfinished runs: `<key>/<step>-<SHA-256>.safetensors`, the last two of each.
///
/// A file is written beside its place, synced and renamed; one whose bytes do not match its name is passed over.
struct CheckpointFolder: Sendable {
  let folder: URL

  init(_ folder: URL) { self.folder = folder }

  /// - Parameter store: the folder of a run store, or a worker's own.
  init(in store: URL) { folder = store.appending(path: "checkpoints") }

  /// - Returns: nil where another process makes the run.
  func claim(_ key: RunKey) throws(ExperimentError) -> RunLock? {
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw .checkpoint(path: folder.path, reason: error.localizedDescription)
    }
    return try RunLock.take(folder.appending(path: "\(key).lock").path)
  }

  /// The folder of a run.
  func place(of key: RunKey) -> URL { folder.appending(path: key.text) }

  /// Keeps this checkpoint and the one before it. What is further on belongs to a run that was given up: it goes.
  func save(_ checkpoint: Checkpoint, of key: RunKey) throws(ExperimentError) {
    let place = place(of: key)
    var size = 0
    do {
      let bytes = try checkpoint.fileBytes()
      size = bytes.count
      try make(place)
      let (step, digest) = (checkpoint.progress.step, SHA256Digest(of: bytes).description)
      try AtomicFile.write(bytes, to: place.appending(path: "\(step)-\(digest).safetensors"))
      let others = found(in: place).filter { ($0.step, $0.digest) != (step, digest) }
      let before = others.first { $0.step < step }
      for old in others where old.file != before?.file { try? FileManager.default.removeItem(at: old.file) }
      AtomicFile.removeRemains(in: place)
    } catch let error as ExperimentError {
      throw error
    } catch {
      let shortage = DiskSpace.shortage(of: size, at: place.path).map { "; \($0)" } ?? ""
      throw .checkpoint(
        path: place.path, reason: ((error as? LearningError)?.description ?? error.localizedDescription) + shortage)
    }
  }

  /// Makes a run's folder so that it outlives a power cut.
  private func make(_ place: URL) throws {
    if let fault = RegularFile.fault(place, isFolder: true) {
      throw ExperimentError.checkpoint(path: place.path, reason: fault)
    }
    guard !FileManager.default.fileExists(atPath: place.path) else { return }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    AtomicFile.sync(folder)
    AtomicFile.sync(folder.deletingLastPathComponent())
  }

  /// The furthest sound checkpoint of a run.
  ///
  /// - Throws: where it is what was written, and cannot be read here.
  func latest(of key: RunKey) throws(LearningError) -> Checkpoint? {
    for entry in found(in: place(of: key)).prefix(Self.mostRead) {
      guard let bytes = RegularFile.mapped(entry.file, most: Self.largest) else { continue }
      guard SHA256Digest(of: bytes).description == entry.digest else { continue }
      return try Checkpoint(bytes, source: entry.file.path)
    }
    return nil
  }

  /// Those that are not what was written.
  func damaged(of key: RunKey) -> [ExperimentError] {
    var damaged: [ExperimentError] = []
    for entry in found(in: place(of: key)).prefix(Self.mostRead) {
      let bytes = RegularFile.mapped(entry.file, most: Self.largest)
      if let bytes, SHA256Digest(of: bytes).description == entry.digest { continue }
      // Another process may have finished the run meanwhile.
      guard FileManager.default.fileExists(atPath: entry.file.path) else { continue }
      damaged.append(.damagedCheckpoint(path: entry.file.path))
    }
    return damaged
  }

  /// The step of the furthest checkpoint, without reading it.
  func latestStep(of key: RunKey) -> Int? {
    found(in: place(of: key)).first?.step
  }

  func remove(_ key: RunKey) { try? FileManager.default.removeItem(at: place(of: key)) }

  /// Removes what is left of runs that were finished by processes which were killed then.
  ///
  /// - Parameter finished: with the steps that they took; what has not come so far is of a run that is made again.
  func removeRemains(of finished: [RunKey: Int]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for key in Set(names.map { RunKey(text: String($0.prefix { $0 != "." })) }) {
      guard let steps = finished[key], latestStep(of: key).map({ $0 >= steps }) ?? true else { continue }
      // Who has the claim takes care of it.
      guard let claim = try? claim(key) else { continue }
      withExtendedLifetime(claim) { remove(key) }
    }
  }

  /// Bytes of a file: the largest network that a recipe can name takes less, with momentum.
  static let largest = 16 << 30
  /// The last two are kept, and may lie beside two of a run that was given up.
  private static let mostRead = 4

  private struct Entry {
    var step: Int
    var digest: String
    var file: URL
  }

  /// The furthest first.
  private func found(in place: URL) -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.compactMap { name in
      guard name.hasSuffix(".safetensors") else { return nil }
      let parts = name.dropLast(".safetensors".count).split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let step = Int(parts[0]), parts[1].count == 64 else { return nil }
      return Entry(step: step, digest: String(parts[1]), file: place.appending(path: name))
    }
    .sorted { $0.step > $1.step }
  }
}
