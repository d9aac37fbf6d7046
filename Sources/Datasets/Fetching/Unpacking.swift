import Files
import Foundation
import Hashing

/// Takes of an archive what is known to be in it, and nothing else, wherever its paths lead.
struct Unpacking {
  /// What an archive may hold besides the files that are taken.
  static let slack = 16 << 20

  let archive: DatasetArchive
  let part: PartFile
  let root: DataRoot
  let shouldStop: () -> Bool

  /// Puts the dataset's folder in place, whole, once every file has come and fits.
  func run() throws(FetchError) {
    var folder = try StagedFolder(archive.folder, in: root.path) { failure in
      FetchError.file(failure, needed: archive.unpackedBytes)
    }
    do throws(FetchError) {
      switch archive.contents {
      case .files(let members): try take(members, into: &folder)
      case .pictures(let folders, let mostFiles, let mostBytes):
        try takePictures(in: folders, mostFiles, mostBytes, into: &folder)
      }
      try folder.moveInPlace()
    } catch {
      folder.discard()
      throw error
    }
  }

  private func take(
    _ members: [DatasetArchive.Member], into folder: inout StagedFolder<FetchError>
  ) throws(FetchError) {
    var tar = TarReader(
      try GzipReader(part, most: archive.unpackedBytes + Unpacking.slack), path: part.path)
    while let entry = try tar.next() {
      guard entry.isFile, let member = members.first(where: { $0.name == entry.name }) else { continue }
      guard !folder.names.contains(member.name) else { throw .archive(part.path, "it has \(member.name) twice") }
      guard entry.bytes == member.bytes else {
        throw .archive(part.path, "its \(member.name) has \(entry.bytes) bytes, \(member.bytes) are expected")
      }
      let digest = try folder.add(member.name) { buffer throws(FetchError) in
        if shouldStop() { throw .stopped }
        return try tar.read(buffer)
      }
      guard digest.description == member.digest else {
        throw .archive(part.path, "its \(member.name) has the SHA-256 \(digest), \(member.digest) is expected")
      }
    }
    let absent = members.map(\.name).filter { !folder.names.contains($0) }
    guard absent.isEmpty else {
      throw .archive(part.path, "it lacks \(absent.joined(separator: ", "))")
    }
  }

  private func takePictures(
    in folders: [String], _ mostFiles: Int, _ mostBytes: Int, into folder: inout StagedFolder<FetchError>
  ) throws(FetchError) {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: part.path), options: .alwaysMapped) } catch {
      throw .file(part.path, "read", errno, needed: 0)
    }
    let zip = try ZipReader(bytes, path: part.path, most: mostFiles)
    var room = mostBytes
    var sums = ""
    for entry in zip.entries {
      guard let name = archive.picture(entry.name) else { continue }
      if shouldStop() { throw .stopped }
      guard !entry.isLink else { throw .archive(part.path, "its entry '\(entry.name)' is a link") }
      guard !folder.names.contains(name) else { throw .archive(part.path, "it has \(name) twice") }
      room -= entry.bytes
      guard room >= 0 else {
        throw .archive(part.path, "more than \(ByteText.of(mostBytes)) come out of it, which no archive of it has")
      }
      let digest = try folder.add(name, bytes: try zip.read(entry))
      sums += "\(digest)  \(name)\n"
    }
    for known in folders where !folder.names.contains(where: { $0.hasPrefix(known + "/") }) {
      throw .archive(part.path, "it has no picture in \(known)")
    }
    _ = try folder.add(DatasetFiles.list, bytes: Data(sums.utf8))
  }
}

extension StagedFolder<FetchError> {
  fileprivate mutating func add(_ name: String, bytes: Data) throws(FetchError) -> SHA256Digest {
    var place = bytes.startIndex
    return try add(name) { buffer throws(FetchError) in
      let end = min(bytes.endIndex, place + buffer.count)
      bytes[place..<end].withUnsafeBytes { buffer.copyMemory(from: $0) }
      defer { place = end }
      return end - place
    }
  }
}

extension DatasetArchive {
  /// Where a path of the archive, or of a list of digests, names a picture of the dataset: its path from the folder on.
  ///
  /// - Returns: nil for everything else. What it returns is in a known folder and has a plain name.
  func picture(_ path: String) -> String? {
    guard case .pictures(let folders, _, _) = contents, path.hasPrefix(folder + "/") else { return nil }
    let name = path.dropFirst(folder.count + 1)
    guard let slash = name.lastIndex(of: "/"), folders.contains(String(name[..<slash])) else { return nil }
    let file = name[name.index(after: slash)...]
    let isPlain = file.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || " ._-()".utf8.contains(byte)
    }
    guard isPlain, !file.hasPrefix("."), file.utf8.count <= 200,
      ClassFolders.extensions.contains(where: { file.lowercased().hasSuffix("." + $0) })
    else { return nil }
    return String(name)
  }
}
