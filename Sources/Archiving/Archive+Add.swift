import Files
import Foundation
import Hashing

extension Archive {
  /// - Throws: where the name is no name, or stands for a write-up already.
  package func checkFree(_ name: String) throws(ArchiveError) {
    guard ArchiveName.isName(name) else {
      throw ArchiveError(
        .option, "'\(PrintableText.text(name, most: 80))' is no name for a write-up", hint: ArchiveName.hint)
    }
    var about = stat()
    guard lstat(url.path + "/" + name, &about) != 0 else {
      throw ArchiveError(
        .option, "there is a write-up '\(name)' already: \(url.relativePath)/\(name)",
        hint: "what is archived stays as it is; choose another name")
    }
  }

  /// Archives a write-up: all at once or not at all.
  ///
  /// - Parameters:
  ///   - files: by path within the write-up's folder; `archive.json` and `SHA256SUMS` come to them.
  ///   - index: the page that shows these write-ups, in this order.
  /// - Throws: `ArchiveError`; then every old write-up is as it was.
  package func add(
    _ metadata: ArchiveMetadata, files: [RelativePath: Data], index: ([Entry]) throws -> String
  ) throws(ArchiveError) {
    guard let lock = try ArchiveLock(url, writes: true) else { return }
    defer { lock.end() }
    try checkFree(metadata.name)
    let recovery = ArchiveRecovery(folder: url)
    recovery.removeLeftovers()
    var list = try sums()
    do {
      try checkPlaces()
      var files = files
      files[RelativePath(ArchiveMetadata.fileName)] = try metadata.fileBytes()
      let own = ChecksumList(of: files)
      files[RelativePath(ChecksumList.fileName)] = own.fileBytes
      let digest = SHA256Digest(of: own.fileBytes).description
      let others = entries(in: list).filter { $0.name != metadata.name }
      let page = try index(
        (others + [Entry(name: metadata.name, digest: digest, metadata: .success(metadata))]).sortedByDate)
      list.digests[Self.sums(of: metadata.name)] = digest
      list.digests[RelativePath(Self.indexName)] = SHA256Digest(of: page).description
      try DurableWriter.writeFolder(files, to: beside(metadata.name))
      try DurableWriter.write(Data(page.utf8), to: beside(Self.indexName), mode: 0o644)
      try DurableWriter.write(list.fileBytes, to: beside(ChecksumList.fileName), mode: 0o644)
      try DurableWriter.sync(url.path)
      // From here on it is archived.
      try DurableWriter.rename(beside(ChecksumList.fileName), to: place(ChecksumList.fileName), old: .replaced)
    } catch {
      recovery.removeLeftovers()
      throw failure(error)
    }
    do throws(SystemError) {
      try DurableWriter.rename(beside(metadata.name), to: place(metadata.name), old: .kept)
      try DurableWriter.rename(beside(Self.indexName), to: place(Self.indexName), old: .replaced)
      AtomicFile.sync(url)
    } catch {
      throw ArchiveError(
        .files, "the write-up is archived, and cannot be put in its place in \(url.relativePath): \(error)",
        hint: "make room or give rights; the next 'cyclopedia archive' command puts it there")
    }
  }

  private func beside(_ name: String) -> String { place(ArchiveRecovery.beside(name)) }
  private func place(_ name: String) -> String { url.path + "/" + name }

  /// Whether the index and the list can be replaced.
  private func checkPlaces() throws(ArchiveError) {
    for name in [Self.indexName, ChecksumList.fileName] {
      var about = stat()
      guard lstat(place(name), &about) == 0, about.st_mode & S_IFMT != S_IFREG else { continue }
      throw ArchiveError(
        .files, "\(url.relativePath)/\(name) is no plain file", hint: "move it away; the write-ups are as they were")
    }
  }

  private func failure(_ error: any Error) -> ArchiveError {
    if let error = error as? ArchiveError { return error }
    let reason = (error as? SystemError)?.description ?? "\(error)"
    return ArchiveError(
      .files, "the write-up cannot be archived in \(url.relativePath): \(reason)",
      hint: "what was archived before is as it was; make room or give rights, then run the same command again")
  }
}
