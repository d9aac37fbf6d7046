import Foundation

/// Files and folders of a place that may be a stranger's.
///
/// No symbolic link is followed, nothing is waited for, and no more is read than is expected.
package enum RegularFile {
  /// Larger files are not read.
  static let largest = 1 << 30

  /// The bytes of a file.
  ///
  /// - Returns: nil where it is not there, or is no plain file, or cannot be read, or is larger.
  package static func bytes(_ file: URL, most: Int = largest) -> Data? {
    let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var about = stat()
    guard fstat(descriptor, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_size <= most,
      let bytes = try? handle.readToEnd() ?? Data(), bytes.count <= most
    else { return nil }
    return bytes
  }

  /// The bytes of a large file of our own making, which nobody changes while they are read.
  ///
  /// They take memory only where they are looked at.
  package static func mapped(_ file: URL, most: Int) -> Data? {
    var about = stat()
    guard lstat(file.path, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_size <= most else { return nil }
    return try? Data(contentsOf: file, options: .alwaysMapped)
  }

  /// What is wrong with what stands in the place of a file or folder; nil where nothing is, or nothing is there.
  ///
  /// - Parameter isFolder: whether it is to be a folder.
  package static func fault(_ path: URL, isFolder: Bool = false) -> String? {
    var about = stat()
    guard lstat(path.path, &about) == 0 else { return nil }
    return switch about.st_mode & S_IFMT {
    case S_IFLNK: "a symbolic link stands there, which is not followed"
    case S_IFDIR: isFolder ? nil : "a folder stands there"
    case S_IFREG: isFolder ? "a file stands there" : nil
    default: "a pipe, device or socket stands there"
    }
  }
}
