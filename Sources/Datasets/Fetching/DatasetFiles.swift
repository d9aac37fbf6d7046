import Files
import Foundation
import Hashing

/// The files of a dataset that can be fetched, as they lie on the disk.
package struct DatasetFiles: Sendable {
  package struct Finding: Hashable, Sendable {
    package enum State: Hashable, Sendable {
      /// - Parameter digest: its SHA-256, which is the known one.
      case sound(digest: String)
      /// Other bytes, of which the dataset is the same all the same: its pictures in another order.
      case reordered(digest: String)
      case damaged(String)
      case absent
      /// There is nothing to compare with.
      case unknown(String)
    }

    /// From the data folder on.
    package var path: String
    package var state: State

    package var isSound: Bool {
      switch state {
      case .sound, .reordered: true
      case .damaged, .absent, .unknown: false
      }
    }
  }

  /// Of a dataset in a data folder, by names and sizes alone.
  package enum Presence: Hashable, Sendable {
    case present(bytes: Int)
    /// - Parameters:
    ///   - missing: what is not there, or has another size.
    ///   - unreadable: what is there and is not what it should be: no plain file, or no folder.
    case incomplete(missing: [String], unreadable: [String] = [])
    case absent
    /// - Parameter path: what stands where the dataset's folder should be.
    case noFolder(path: String)
  }

  /// In the folder of pictures, made when they were unpacked from an archive with the known digest.
  static let list = "SHA256SUMS"

  package let archive: DatasetArchive
  private let root: DataRoot

  package init(_ archive: DatasetArchive, in root: DataRoot) { (self.archive, self.root) = (archive, root) }

  package var folder: String { "\(root.path)/\(archive.folder)" }

  /// How many bytes of the archive have come; nil where no fetch is under way or was broken off.
  package var partBytes: Int? { FileStamp.size("\(folder(of: archive.file)).part") }

  package var presence: Presence {
    if let obstacle = FolderObstacle.path(onTheWayTo: folder) { return .noFolder(path: obstacle) }
    guard FileManager.default.fileExists(atPath: folder) else { return .absent }
    switch archive.contents {
    case .files(let members):
      let wrong = members.map(\.name).filter { DatasetFiles.isOther("\(folder)/\($0)", than: S_IFREG) }
      let missing = members.filter { FileStamp.size("\(folder)/\($0.name)") != $0.bytes }.map(\.name)
        .filter { !wrong.contains($0) }
      if missing.isEmpty, wrong.isEmpty { return .present(bytes: archive.unpackedBytes) }
      let isAbsent = members.allSatisfy { !FileManager.default.fileExists(atPath: "\(folder)/\($0.name)") }
      return isAbsent ? .absent : .incomplete(missing: missing, unreadable: wrong)
    case .pictures(let folders, _, _):
      var (bytes, missing, wrong) = (0, [String](), [String]())
      for name in folders {
        if DatasetFiles.isOther("\(folder)/\(name)", than: S_IFDIR) {
          wrong.append(name)
          continue
        }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
        if files.isEmpty { missing.append(name) }
        bytes += files.compactMap { FileStamp.size("\(folder)/\(name)/\($0)") }.reduce(0, +)
      }
      if missing.isEmpty, wrong.isEmpty { return .present(bytes: bytes) }
      return missing.count == folders.count ? .absent : .incomplete(missing: missing, unreadable: wrong)
    }
  }

  /// Reads every byte of it.
  ///
  /// - Throws: `FetchError.stopped`.
  package func check(shouldStop: () -> Bool = { false }) throws(FetchError) -> [Finding] {
    if case .noFolder(let path) = presence {
      return [Finding(path: archive.folder, state: .damaged("\(path) is no folder; move it away"))]
    }
    switch archive.contents {
    case .files(let members):
      var findings: [Finding] = []
      for member in members { findings.append(try compare(member, shouldStop)) }
      return reordered(findings)
    case .pictures: return try checkPictures(shouldStop)
    }
  }

  private func compare(_ member: DatasetArchive.Member, _ shouldStop: () -> Bool) throws(FetchError) -> Finding {
    let path = "\(archive.folder)/\(member.name)"
    func finding(_ state: Finding.State) -> Finding { Finding(path: path, state: state) }
    if shouldStop() { throw .stopped }
    guard let size = FileStamp.size("\(root.path)/\(path)") else {
      return finding(
        DatasetFiles.isOther("\(root.path)/\(path)", than: S_IFREG) ? .damaged("it is no plain file") : .absent)
    }
    guard member.bytes < 0 || size == member.bytes else {
      return finding(.damaged("\(size) bytes, \(member.bytes) are expected"))
    }
    guard let digest = DatasetFiles.digest("\(root.path)/\(path)") else {
      return finding(.damaged("it cannot be read: \(String(cString: strerror(errno)))"))
    }
    guard digest == member.digest else {
      return finding(.damaged("its SHA-256 is \(digest), \(member.digest) is expected"))
    }
    return finding(.sound(digest: digest))
  }

  /// Where the dataset's fingerprint is known, every copy that has it gives the same runs: then the copy is sound too.
  private func reordered(_ findings: [Finding]) -> [Finding] {
    guard let fingerprint = archive.fingerprint, case .present = presence, findings.contains(where: { !$0.isSound }),
      let dataset = DatasetChoice.fetchable.first(where: { $0.archive == archive }),
      let data = try? dataset.load(from: root), data.fingerprint == fingerprint
    else { return findings }
    return findings.map { finding in
      guard case .damaged = finding.state, let digest = DatasetFiles.digest("\(root.path)/\(finding.path)") else {
        return finding
      }
      return Finding(path: finding.path, state: .reordered(digest: digest))
    }
  }

  private func checkPictures(_ shouldStop: () -> Bool) throws(FetchError) -> [Finding] {
    if presence == .absent { return [Finding(path: archive.folder, state: .absent)] }
    if case .incomplete(_, let wrong) = presence, !wrong.isEmpty {
      return wrong.map { Finding(path: "\(archive.folder)/\($0)", state: .damaged("it is no folder")) }
    }
    let path = "\(archive.folder)/\(DatasetFiles.list)"
    guard let size = FileStamp.size("\(root.path)/\(path)"), size <= 1 << 20,
      let text = try? String(contentsOfFile: "\(root.path)/\(path)", encoding: .utf8)
    else {
      return [
        Finding(
          path: archive.folder,
          state: .unknown("it has no list \(DatasetFiles.list), which 'cyclopedia data fetch \(archive.name)' makes"))
      ]
    }
    var findings: [Finding] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].utf8.count == 64,
        let name = archive.picture("\(archive.folder)/\(parts[1].dropFirst())")
      else { return [Finding(path: path, state: .damaged("line \(index + 1) names no picture of the dataset"))] }
      findings.append(
        try compare(DatasetArchive.Member(name: name, bytes: -1, digest: String(parts[0])), shouldStop))
    }
    return findings.isEmpty ? [Finding(path: path, state: .damaged("it is empty"))] : findings
  }

  private func folder(of file: String) -> String { "\(root.path)/\(file)" }

  /// Whether something is there that is of another type, such as `S_IFREG`.
  private static func isOther(_ path: String, than type: mode_t) -> Bool {
    var about = stat()
    return stat(path, &about) == 0 && about.st_mode & S_IFMT != type
  }

  private static func digest(_ path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    var stream = SHA256Stream()
    do {
      while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty {
        bytes.withUnsafeBytes { stream.append($0) }
      }
    } catch { return nil }
    return stream.finish().description
  }
}
