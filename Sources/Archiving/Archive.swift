import Files
import Foundation
import Hashing

/// The folder of all archived write-ups: `output/archive`.
///
/// Its `SHA256SUMS` has the digests of `index.html` and of every write-up's own `SHA256SUMS`, which has those of all
/// files of the write-up. That file is also the list of what has been archived, and its renaming is the moment in which
/// a write-up is archived: what stands in it and still lies under a temporary name is put in its place by the next
/// command.
package struct Archive: Sendable {
  static let indexName = "index.html"
  /// What a write-up's folder has beside the files that are archived.
  package static let ownFiles = [ArchiveMetadata.fileName, ChecksumList.fileName].map { RelativePath($0) }

  package let url: URL

  /// - Parameter output: the folder for reports.
  package init(output: String) { url = URL(filePath: output).appending(path: "archive") }

  /// One archived write-up, as far as it can be read.
  package struct Entry: Sendable {
    package var name: String
    /// Of its `SHA256SUMS`.
    package var digest: String
    /// Or why it cannot be shown.
    package var metadata: Result<ArchiveMetadata, Unusable>

    package init(name: String, digest: String, metadata: Result<ArchiveMetadata, Unusable>) {
      (self.name, self.digest, self.metadata) = (name, digest, metadata)
    }
  }

  package struct Unusable: Error, Sendable, CustomStringConvertible {
    package var description: String

    package init(description: String) { self.description = description }
  }

  /// Every archived write-up, the newest first; none where nothing was archived yet.
  package func entries() throws(ArchiveError) -> [Entry] {
    guard let lock = try ArchiveLock(url, writes: false) else { return [] }
    defer { lock.end() }
    return entries(in: try sums())
  }

  func entries(in list: ChecksumList) -> [Entry] {
    list.names.map { name -> Entry in
      let digest = list.digests[Self.sums(of: name)] ?? ""
      do throws(SandboxedFolder.Problem) {
        let folder = try SandboxedFolder(RelativePath(name), in: try SandboxedFolder(url))
        return Entry(name: name, digest: digest, metadata: Self.metadata(name, in: folder, digest: digest))
      } catch { return Entry(name: name, digest: digest, metadata: .failure(Unusable(description: "\(error)"))) }
    }.sortedByDate
  }

  /// The metadata of a write-up, where it is still the one that was archived.
  private static func metadata(
    _ name: String, in folder: SandboxedFolder, digest: String
  ) -> Result<ArchiveMetadata, Unusable> {
    do {
      let bytes = try folder.bytes(RelativePath(ChecksumList.fileName), most: ChecksumList.largest)
      let file = RelativePath(ArchiveMetadata.fileName)
      let metadata = try folder.bytes(file, most: ArchiveMetadata.largest)
      guard SHA256Digest(of: bytes).description == digest,
        ChecksumList(reading: bytes).digests[file] == SHA256Digest(of: metadata).description
      else { return .failure(Unusable(description: "it is not as it was archived")) }
      let read = try JSONDecoder().decode(ArchiveMetadata.self, from: metadata)
      guard read.name == name else { return .failure(Unusable(description: "it was archived under another name")) }
      return .success(read)
    } catch let problem as SandboxedFolder.Problem {
      return .failure(Unusable(description: "a file of it cannot be used: \(problem)"))
    } catch { return .failure(Unusable(description: "its \(ArchiveMetadata.fileName) cannot be understood")) }
  }

  /// - Throws: where it cannot be used: then nothing may be built on it.
  func sums() throws(ArchiveError) -> ChecksumList {
    let list: ChecksumList
    do throws(SandboxedFolder.Problem) {
      list = ChecksumList(
        reading: try SandboxedFolder(url).bytes(RelativePath(ChecksumList.fileName), most: ChecksumList.largest))
    } catch .absent { return ChecksumList() } catch {
      throw ArchiveError(
        .files, "\(listPath) cannot be used: \(error)", hint: "restore it from a copy; the write-ups are as they were")
    }
    if let problem = list.problems.first {
      throw ArchiveError(
        .files, "\(listPath) cannot be used: line \(problem.line): \(problem.reason)",
        hint: "restore it from a copy; the write-ups are as they were")
    }
    if let stranger = list.digests.keys.sorted().first(where: { !Self.isListed($0) }) {
      throw ArchiveError(
        .files, "\(listPath) cannot be used: it names '\(stranger)'",
        hint: "it has one line for \(Self.indexName) and one for each write-up's \(ChecksumList.fileName)")
    }
    return list
  }

  var listPath: String { url.appending(path: ChecksumList.fileName).relativePath }

  static func sums(of name: String) -> RelativePath { RelativePath("\(name)/\(ChecksumList.fileName)") }

  static func isListed(_ path: RelativePath) -> Bool { path == RelativePath(indexName) || path.archiveName != nil }
}

extension ChecksumList {
  /// The names of all write-ups, where this is the list of them.
  var names: [String] { digests.keys.compactMap(\.archiveName).sorted() }
}

extension RelativePath {
  /// `first/SHA256SUMS` is of the write-up `first`.
  var archiveName: String? {
    let parts = components
    guard parts.count == 2, parts[1].elementsEqual(ChecksumList.fileName.utf8) else { return nil }
    let name = String(decoding: parts[0], as: UTF8.self)
    return ArchiveName.isName(name) ? name : nil
  }
}

extension [Archive.Entry] {
  /// The newest first; what cannot be read last.
  var sortedByDate: [Archive.Entry] {
    sorted { a, b in
      let (one, other) = ((try? a.metadata.get().created) ?? "", (try? b.metadata.get().created) ?? "")
      return one == other ? a.name < b.name : one > other
    }
  }
}
