import Foundation

extension SandboxedFolder {
  package struct Entry {
    package enum Kind { case file, folder, other }

    package var path: RelativePath
    package var kind: Kind
  }

  /// Everything below the folder, sorted by path.
  ///
  /// - Parameter isDeep: false for the folder's own entries only.
  package func entries(isDeep: Bool = true) throws(Problem) -> [Entry] {
    var found: [Entry] = []
    try Self.collect(descriptor, RelativePath(""), depth: isDeep ? Self.deepest : 1, isDeep: isDeep, into: &found)
    return found.sorted { $0.path < $1.path }
  }

  private static func collect(
    _ folder: Int32, _ path: RelativePath, depth: Int, isDeep: Bool, into found: inout [Entry]
  ) throws(Problem) {
    guard depth > 0 else { throw .tooMany(mostFiles) }
    for name in try names(folder) {
      var about = stat()
      let text = RelativePath(bytes: name).cString
      guard fstatat(folder, text, &about, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      guard found.count < mostFiles else { throw .tooMany(mostFiles) }
      let inner = path.appending(name)
      switch about.st_mode & S_IFMT {
      case S_IFREG: found.append(Entry(path: inner, kind: .file))
      case S_IFDIR:
        found.append(Entry(path: inner, kind: .folder))
        guard isDeep else { continue }
        let opened = openat(folder, text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw .unreadable(SystemError(errno).description) }
        defer { close(opened) }
        try collect(opened, inner, depth: depth - 1, isDeep: isDeep, into: &found)
      default: found.append(Entry(path: inner, kind: .other))
      }
    }
  }

  private static func names(_ folder: Int32) throws(Problem) -> [[UInt8]] {
    // A handle of its own, since reading moves its place.
    let own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = fdopendir(own) else { throw .unreadable(SystemError(errno).description) }
    defer { closedir(stream) }
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
      var count = 0
      while start[count] != 0 { count += 1 }
      let name = Array(UnsafeBufferPointer(start: start, count: count))
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      guard names.count <= mostFiles else { throw .tooMany(mostFiles) }
    }
    return names
  }
}
