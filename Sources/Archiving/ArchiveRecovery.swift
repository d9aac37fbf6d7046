import Files
import Foundation

/// Puts in its place what was archived by a program that was killed between two renames.
///
/// Whatever it moves has the digest that stands for it in the list of archives, so that nothing else gets in.
struct ArchiveRecovery {
  let folder: URL

  /// The name under which something is written before it takes its place.
  static func beside(_ name: String) -> String { ".\(name).\(ProcessInfo.processInfo.processIdentifier)" }

  /// The name that something has in the end; nil where it is in its place.
  private static func final(_ name: String) -> String? {
    guard name.hasPrefix("."), let dot = name.lastIndex(of: "."), dot > name.startIndex,
      Int32(name[name.index(after: dot)...]) != nil
    else { return nil }
    let inner = String(name[name.index(after: name.startIndex)..<dot])
    return ArchiveName.isName(inner) || [Archive.indexName, ChecksumList.fileName].contains(inner) ? inner : nil
  }

  private var leftovers: [(name: String, final: String)] {
    let entries = (try? SandboxedFolder(folder).entries(isDeep: false)) ?? []
    return entries.compactMap { entry in
      let name = String(decoding: entry.path.bytes, as: UTF8.self)
      return Self.final(name).map { (name, $0) }
    }
  }

  func run() {
    let leftovers = leftovers
    guard !leftovers.isEmpty,
      let bytes = try? SandboxedFolder(folder).bytes(RelativePath(ChecksumList.fileName), most: ChecksumList.largest)
    else { return }
    let list = ChecksumList(reading: bytes)
    for (name, final) in leftovers where final != ChecksumList.fileName {
      let isIndex = final == Archive.indexName
      let listed = list.digests[isIndex ? RelativePath(final) : Archive.sums(of: final)]
      let file = isIndex ? RelativePath(name) : RelativePath("\(name)/\(ChecksumList.fileName)")
      guard let listed, (try? SandboxedFolder(folder).digest(file))?.description == listed else { continue }
      let (old, new) = (folder.path + "/" + name, folder.path + "/" + final)
      try? DurableWriter.rename(old, to: new, old: isIndex ? .replaced : .kept)
    }
  }

  /// What is left of archives that were never finished; only who may change the folder may do this.
  func removeLeftovers() {
    for (name, _) in leftovers { try? FileManager.default.removeItem(at: folder.appending(path: name)) }
  }
}
