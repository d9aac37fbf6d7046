import Foundation

/// Sizes, dates and places of files, by which a change is noticed without reading them. Links are followed.
///
/// The date of the last change of anything of a file cannot be set by a program that copies or unpacks: a file of the same
/// size and date that took another's place has another one, and mostly another number on its disk.
package enum FileStamp {
  /// - Returns: nil where one of the files is absent.
  package static func of(_ files: [URL]) -> String? {
    var lines: [String] = []
    for file in files {
      var about = stat()
      guard stat(file.path, &about) == 0 else { return nil }
      lines.append("\(file.lastPathComponent) \(text(of: about))")
    }
    return lines.joined(separator: "\n")
  }

  /// `4096 1764540000.250000000 1764540000.250000000 131`: bytes, last written, last changed, number on its disk.
  package static func text(of about: stat) -> String {
    "\(about.st_size) \(text(about.st_mtim)) \(text(about.st_ctim)) \(about.st_ino)"
  }

  private static func text(_ time: timespec) -> String {
    let digits = String(time.tv_nsec)
    return "\(time.tv_sec)." + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }

  /// - Returns: nil where there is no file, or something else.
  package static func size(_ path: String) -> Int? {
    var about = stat()
    guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(about.st_size)
  }
}
