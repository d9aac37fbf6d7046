import Foundation

/// The sizes and dates of a folder's files: two that are equal tell that nothing was saved between them.
///
/// Hidden names are left out, such as editors' swap files, and of folders with very many files all but the date.
package struct FileStamps: Equatable, Sendable {
  fileprivate struct Stamp: Equatable {
    var device: Int
    var node: Int
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  /// Files that are looked at one by one in a folder; of fuller ones, as a dataset's, new and lost names are noticed.
  static let mostInFolder = 1000
  static let mostFiles = 4000
  static let deepest = 12

  private var stamps: [String: Stamp] = [:]

  /// - Parameter folder: whose links to files are followed, and those to folders not.
  package init(of folder: String) { add(folder, "", depth: 0) }

  /// Whether a file of an earlier look is gone or became empty: as a rule somebody is writing it.
  package func hasLost(since earlier: FileStamps) -> Bool {
    earlier.stamps.contains { name, old in old.size > 0 && (stamps[name]?.size ?? 0) == 0 }
  }

  private mutating func add(_ folder: String, _ path: String, depth: Int) {
    guard depth < Self.deepest, let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
    var folders: [String] = []
    var count = 0
    while let entry = readdir(stream), stamps.count < Self.mostFiles {
      let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      guard name[0] != CChar(UInt8(ascii: ".")) else { continue }
      count += 1
      guard count <= Self.mostInFolder else { break }
      var (own, about) = (stat(), stat())
      guard fstatat(dirfd(stream), name, &own, AT_SYMLINK_NOFOLLOW) == 0,
        fstatat(dirfd(stream), name, &about, 0) == 0
      else { continue }
      let text = String(cString: name)
      if own.st_mode & S_IFMT == S_IFDIR {
        folders.append(text)
      } else if about.st_mode & S_IFMT == S_IFREG {
        stamps[path + text] = Stamp(about)
      }
    }
    var own = stat()
    if count > Self.mostInFolder, fstat(dirfd(stream), &own) == 0 { stamps[path + "/"] = Stamp(own) }
    for name in folders.sorted() { add(folder + "/" + name, path + name + "/", depth: depth + 1) }
  }
}

extension FileStamps.Stamp {
  fileprivate init(_ about: stat) {
    (device, node, size) = (Int(about.st_dev), Int(about.st_ino), Int(about.st_size))
    (seconds, nanoseconds) = (about.st_mtim.tv_sec, about.st_mtim.tv_nsec)
  }
}
