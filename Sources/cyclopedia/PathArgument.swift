import Files
import Foundation

/// A folder or file of a command's own, named relative to the current folder or by default: `chapters`, `output`,
/// `.cyclopedia`, `README.md`.
///
/// A stranger's book may come with a symbolic link of that name. Whoever means the place where it leads says so.
struct PathArgument: Error, CustomStringConvertible {
  private let path: String
  /// The option that names it; nil for a file, which is named as it is.
  private let option: String?
  /// Where it leads; nil where nothing is.
  private let target: String?

  /// - Parameter option: names the place; nil for a file that the user named.
  /// - Throws: itself where the path leads elsewhere through a link, and not by its own words: a folder anywhere, since
  ///   what stands there goes, a file out of the current folder.
  static func check(_ path: String, _ option: String?) throws {
    guard isWithin(path), let here = ContainedPath.real(".") else { return }
    var place = "."
    for name in path.split(separator: "/") {
      place += "/\(name)"
      guard isLink(place) else { continue }
      let target = ContainedPath.real(place)
      if option == nil, let target, ContainedPath.isInside(target, here) { continue }
      throw PathArgument(path: path, option: option, target: target)
    }
  }

  var description: String {
    let advice =
      if let option { "if that place is meant, name it with \(option)" } else if let file = ContainedPath.real(path) {
        "if that file is meant, name \(file)"
      } else { "remove it, or name another file" }
    return """
      \(path) leads elsewhere by a symbolic link, to \(target ?? "where nothing is"), which is not followed
        hint: the link may have come with the book; \(advice)
      """
  }

  /// Whether the path leads nowhere but into the current folder, by its own words.
  static func isWithin(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  static func isLink(_ path: String) -> Bool {
    var about = stat()
    return lstat(path, &about) == 0 && about.st_mode & S_IFMT == S_IFLNK
  }
}
