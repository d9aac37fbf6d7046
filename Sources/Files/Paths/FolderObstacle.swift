import Foundation

/// What stands where a folder, or one that it is in, should be.
package enum FolderObstacle {
  /// - Returns: the path of what is there and is no folder; nil where the folder is there or could be made.
  package static func path(onTheWayTo folder: String) -> String? {
    var path = folder
    while true {
      while path.count > 1, path.hasSuffix("/") { path.removeLast() }
      var about = stat()
      if stat(path, &about) == 0 { return about.st_mode & S_IFMT == S_IFDIR ? nil : path }
      guard errno == ENOENT || errno == ENOTDIR, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        return nil
      }
      path = String(path[..<slash])
    }
  }
}
