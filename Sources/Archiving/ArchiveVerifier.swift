import Files
import Foundation

/// Compares every byte of archived write-ups with the digests that were recorded.
struct ArchiveVerifier {
  private let archive: SandboxedFolder
  private(set) var findings: [ArchiveFinding] = []
  private var known: Set<ArchiveFinding> = []
  /// How many files were compared.
  private(set) var count = 0

  init(_ url: URL) throws(SandboxedFolder.Problem) { archive = try SandboxedFolder(url) }

  /// - Parameter chosen: names of write-ups; empty means everything in the folder.
  mutating func verify(_ chosen: [String]) {
    let list = readList(ChecksumList.fileName) ?? ChecksumList()
    for path in list.digests.keys.sorted() where !Archive.isListed(path) {
      add("\(path)", .unusable("\(ChecksumList.fileName) names it, and it is no write-up's"))
    }
    for name in chosen.isEmpty ? names(list) : chosen {
      verify(name, recorded: list.digests[Archive.sums(of: name)])
    }
    guard chosen.isEmpty else { return }
    let index = RelativePath(Archive.indexName)
    if let recorded = list.digests[index] { compare(index, shown: "\(index)", in: archive, recorded: recorded) }
  }

  /// What is listed, and what else lies there as a folder; other things are complained about.
  private mutating func names(_ list: ChecksumList) -> [String] {
    var names = Set(list.names)
    let known = [Archive.indexName, ChecksumList.fileName].map { RelativePath($0) }
    do throws(SandboxedFolder.Problem) {
      for entry in try archive.entries(isDeep: false) where entry.path.bytes.first != UInt8(ascii: ".") {
        let name = String(decoding: entry.path.bytes, as: UTF8.self)
        if names.contains(name) || (known.contains(entry.path) && list.digests[entry.path] != nil) { continue }
        if entry.kind == .folder, ArchiveName.isName(name) {
          names.insert(name)
        } else if entry.path != known[1] {
          add("\(entry.path)", .extra(found: try? digest(entry.path, in: archive)))
        }
      }
    } catch { add(".", .unusable("\(error)")) }
    return names.sorted()
  }

  private mutating func verify(_ name: String, recorded: String?) {
    let sums = Archive.sums(of: name)
    if recorded == nil {
      add(name, .unusable("\(ChecksumList.fileName) does not have it: it was not archived here"))
    }
    do throws(SandboxedFolder.Problem) {
      let folder = try SandboxedFolder(RelativePath(name), in: archive)
      if let recorded { compare(sums, shown: "\(sums)", in: archive, recorded: recorded) }
      guard let list = readList("\(sums)") else { return }
      try verify(folder, name, list)
    } catch .absent {
      add("\(sums)", .missing(recorded: recorded ?? "nothing"))
    } catch { add(name, .unusable("\(error)")) }
  }

  private mutating func verify(
    _ folder: SandboxedFolder, _ name: String, _ list: ChecksumList
  ) throws(SandboxedFolder.Problem) {
    let entries = try folder.entries()
    let there = Set(entries.map(\.path))
    // A folder is there for the files in it.
    let parents = Set(list.digests.keys.flatMap(\.parents))
    for entry in entries where entry.path != RelativePath(ChecksumList.fileName) {
      if entry.kind == .folder ? parents.contains(entry.path) : list.digests[entry.path] != nil { continue }
      add("\(name)/\(entry.path)", .extra(found: try? digest(entry.path, in: folder)))
    }
    for (path, recorded) in list.digests.sorted(by: { $0.key < $1.key }) {
      guard there.contains(path) else {
        add("\(name)/\(path)", .missing(recorded: recorded))
        continue
      }
      compare(path, shown: "\(name)/\(path)", in: folder, recorded: recorded)
    }
  }

  /// - Returns: nil where it cannot be read; whatever is wrong with it is complained about.
  private mutating func readList(_ path: String) -> ChecksumList? {
    do throws(SandboxedFolder.Problem) {
      let list = ChecksumList(reading: try archive.bytes(RelativePath(path), most: ChecksumList.largest))
      for problem in list.problems { add("\(path):\(problem.line)", .unusable(problem.reason)) }
      return list
    } catch .absent {
      add(path, .unusable("missing; without it nothing can be compared"))
    } catch { add(path, .unusable("\(error)")) }
    return nil
  }

  private mutating func compare(
    _ path: RelativePath, shown: String, in folder: SandboxedFolder, recorded: String
  ) {
    count += 1
    do throws(SandboxedFolder.Problem) {
      let found = try digest(path, in: folder)
      if found != recorded { add(shown, .changed(recorded: recorded, found: found)) }
    } catch .absent {
      add(shown, .missing(recorded: recorded))
    } catch { add(shown, .unusable("\(error); recorded \(recorded)")) }
  }

  private func digest(
    _ path: RelativePath, in folder: SandboxedFolder
  ) throws(SandboxedFolder.Problem) -> String { try folder.digest(path).description }

  private mutating func add(_ path: String, _ kind: ArchiveFinding.Kind) {
    let finding = ArchiveFinding(path: path, kind: kind)
    if known.insert(finding).inserted { findings.append(finding) }
  }
}

extension RelativePath {
  /// The folders that it lies in.
  var parents: [RelativePath] {
    components.indices.dropFirst().map { RelativePath(bytes: components[..<$0].joined(separator: "/".utf8)) }
  }
}
