import Foundation

/// A folder that a command writes to, named relative to the current one or by default: `output`, `.cyclopedia`.
///
/// A stranger's book may come with a symbolic link of that name. Whoever wants to write where it leads says so.
struct WrittenFolder: Error, CustomStringConvertible {
  private let path: String
  private let option: String
  /// Where it leads.
  private let target: String

  /// - Throws: itself where the path leads out of the current folder through a link, and not by its own words.
  static func check(_ path: String, _ option: String) throws {
    let names = path.split(separator: "/").map(String.init)
    guard !path.hasPrefix("/"), !names.contains(".."), let here = real(".") else { return }
    var place = "."
    for name in names {
      place += "/\(name)"
      var about = stat()
      guard lstat(place, &about) == 0, about.st_mode & S_IFMT == S_IFLNK else { continue }
      let target = real(place)
      if let target, target == here || target.hasPrefix(here + "/") { continue }
      throw WrittenFolder(path: path, option: option, target: target ?? "where nothing is")
    }
  }

  var description: String {
    """
    \(path) leads out of this folder by a symbolic link, to \(target); nothing is written there
      hint: the link may have come with the book; if that place is meant, name it with \(option)
    """
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
