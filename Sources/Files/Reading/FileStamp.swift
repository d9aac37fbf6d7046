import Foundation

/// Sizes and dates of files, by which a change is noticed without reading them. Links are followed.
package enum FileStamp {
  /// - Returns: nil where one of the files is absent.
  package static func of(_ files: [URL]) -> String? {
    var lines: [String] = []
    for file in files {
      guard let about = try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path),
        let size = about[.size] as? Int, let date = about[.modificationDate] as? Date
      else { return nil }
      lines.append("\(file.lastPathComponent) \(size) \(date.timeIntervalSince1970)")
    }
    return lines.joined(separator: "\n")
  }

  /// - Returns: nil where there is no file, or something else.
  package static func size(_ path: String) -> Int? {
    var about = stat()
    guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(about.st_size)
  }
}
