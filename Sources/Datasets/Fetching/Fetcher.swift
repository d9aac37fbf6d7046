import Foundation

/// Brings a dataset from the network into the data folder. Nothing else in Cyclopedia reaches the network.
package struct Fetcher {
  private let archive: DatasetArchive
  private let root: DataRoot
  private let mirror: Mirror?
  private let patience: FetchPatience
  private let shouldStop: () -> Bool
  private let tell: (FetchEvent) -> Void

  package init(
    _ archive: DatasetArchive, to root: DataRoot, mirror: Mirror? = nil, patience: FetchPatience = .init(),
    shouldStop: @escaping () -> Bool, tell: @escaping (FetchEvent) -> Void
  ) {
    (self.archive, self.root, self.mirror, self.patience) = (archive, root, mirror, patience)
    (self.shouldStop, self.tell) = (shouldStop, tell)
  }

  /// Fetches what is not there, or not sound: download, digest, unpacking, and into place.
  package func run() throws(FetchError) {
    let files = DatasetFiles(archive, in: root)
    if try isThere(files) { return }
    do { try FileManager.default.createDirectory(atPath: root.path, withIntermediateDirectories: true) } catch {
      throw .failed(
        "the folder \(root.path) cannot be made: \(error.localizedDescription)",
        hint: "give rights, or name another folder with --data or CYCLOPEDIA_DATA")
    }
    let (part, hasWaited) = try take("\(root.path)/\(archive.file).part")
    // What is empty is nothing to go on from.
    defer { if part.length == 0 { part.remove() } }
    if hasWaited, try isThere(files) { return }
    let address = mirror.map { "\($0.address)/\(archive.file)" } ?? archive.address
    try Download(
      archive: archive, address: address, part: part, patience: patience, shouldStop: shouldStop, tell: tell
    ).run()
    tell(.unpacking(file: archive.file))
    try Unpacking(archive: archive, part: part, root: root, shouldStop: shouldStop).run()
    part.remove()
    tell(.done(folder: files.folder))
  }

  /// Pictures without a list of digests are the user's own, and stay as they are.
  private func isThere(_ files: DatasetFiles) throws(FetchError) -> Bool {
    guard case .present = files.presence else { return false }
    let findings = try files.check(shouldStop: shouldStop)
    let isUnknown = findings.contains { if case .unknown = $0.state { true } else { false } }
    guard isUnknown || findings.allSatisfy(\.isSound) else { return false }
    tell(.present(folder: files.folder, isCompared: !isUnknown))
    return true
  }

  private func take(_ path: String) throws(FetchError) -> (PartFile, hasWaited: Bool) {
    var hasWaited = false
    while true {
      if let part = try PartFile.take(path, needed: archive.bytes + archive.unpackedBytes) { return (part, hasWaited) }
      if !hasWaited { tell(.waiting(path: path)) }
      hasWaited = true
      try Download.wait(0.2, shouldStop)
    }
  }
}
