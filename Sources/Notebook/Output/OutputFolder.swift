import Files
import Foundation

/// The folder of one profile's report, which changes all at once or not at all.
package struct OutputFolder: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  /// Whether something can be written there, before hours are spent on what is to be written.
  package func check() throws(OutputError) {
    if let obstacle = FolderObstacle.path(onTheWayTo: url.path) {
      throw OutputError(
        path: url.path, reason: obstacle == url.path ? "a file stands there" : "\(obstacle) is no folder",
        hint: "finished runs are kept; move \(obstacle) away or name another folder with --output, then build again")
    }
    if let fault = RegularFile.fault(url, isFolder: true) {
      throw OutputError(
        path: url.path, reason: fault, hint: "move it away or name another folder with --output, then build again")
    }
    let parent = url.deletingLastPathComponent()
    let probe = parent.appending(path: ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).probe")
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      // Of an earlier process of the same number.
      unlink(probe.path)
      let descriptor = open(probe.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw SystemError(errno) }
      close(descriptor)
      try FileManager.default.removeItem(at: probe)
    } catch { throw failure(error, bytes: 100_000) }
  }

  /// Writes the files beside the folder and changes places with it.
  ///
  /// - Throws: `OutputError`; then the old report is as it was.
  package func replace(with files: [String: Data]) throws(OutputError) {
    let parent = url.deletingLastPathComponent()
    let beside = parent.appending(path: ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    removeLeftovers(in: parent)
    do {
      try? FileManager.default.removeItem(at: beside)
      try FileManager.default.createDirectory(at: beside, withIntermediateDirectories: true)
      for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
        let file = beside.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        // Of hundreds of figures a changed sentence changes none. The manifest tells by its birth which report this is.
        let isKept =
          path != Manifest.fileName
          && UnchangedFile.link(url.appending(path: path).path, to: file.path, ifItHas: bytes)
        if isKept { continue }
        try bytes.write(to: file)
      }
      try DurableWriter.sync(beside.path)
      try exchange(beside)
      AtomicFile.sync(parent)
    } catch {
      try? FileManager.default.removeItem(at: beside)
      // Blocks of 4 KiB, and folders.
      throw failure(error, bytes: files.values.reduce(16_384) { $0 + ($1.count + 4095) / 4096 * 4096 })
    }
  }

  /// - Parameter bytes: about how much the report takes.
  private func failure(_ error: any Error, bytes: Int) -> OutputError {
    let shortage = DiskSpace.shortage(of: bytes, at: url.path).map { "; \($0)" } ?? ""
    return OutputError(path: url.path, reason: Self.reason(of: error) + shortage)
  }

  /// What builds left beside the folder that were killed while they wrote: their processes are no more.
  private func removeLeftovers(in parent: URL) {
    let prefix = ".\(url.lastPathComponent)."
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] {
      guard name.hasPrefix(prefix), let process = Int32(name.dropFirst(prefix.count).prefix { $0.isNumber }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: parent.appending(path: name))
    }
  }

  /// The new folder takes the old one's name in one step, and the old one goes.
  private func exchange(_ beside: URL) throws {
    if rename(beside.path, url.path) == 0 { return }
    // Something is there, perhaps since a moment ago.
    guard errno == ENOTEMPTY || errno == EEXIST else { throw SystemError(errno) }
    try DurableWriter.rename(beside.path, to: url.path, old: .exchanged)
    try? FileManager.default.removeItem(at: beside)
  }

  private static func reason(of error: any Error) -> String {
    if let error = error as? SystemError { return error.description }
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return inner?.localizedDescription ?? error.localizedDescription
  }
}

/// The report cannot be written; the old one is as it was.
package struct OutputError: Error, Sendable, CustomStringConvertible {
  package var path: String
  package var reason: String
  package var hint =
    "the old report is as it was, and finished runs are kept; make room or give rights, then build again"

  package var description: String { "the report cannot be written to \(path): \(reason)\n  hint: \(hint)" }
}
