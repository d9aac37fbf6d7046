import Files
import Foundation

/// Where git keeps what it knows of a folder.
struct GitWorktree {
  /// The folder that is versioned.
  let top: URL
  /// `.git`, or where a linked work tree has its own part of it.
  let own: URL
  /// `.git` of the main work tree.
  let common: URL

  init?(of folder: URL) {
    var place = folder.standardizedFileURL.resolvingSymlinksInPath()
    while !FileManager.default.fileExists(atPath: place.appending(path: ".git").path) {
      guard place.path != "/" else { return nil }
      place.deleteLastPathComponent()
    }
    top = place
    let entry = place.appending(path: ".git")
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: entry.path, isDirectory: &isFolder)
    if isFolder.boolValue {
      guard RegularFile.fault(entry, isFolder: true) == nil else { return nil }
      (own, common) = (entry, entry)
    } else {
      guard let text = Self.line(entry), text.hasPrefix("gitdir: ") else { return nil }
      let own = Self.place(String(text.dropFirst("gitdir: ".count)), in: place).resolvingSymlinksInPath()
      guard let common = Self.common(of: own, for: place) else { return nil }
      (self.own, self.common) = (own, common)
    }
  }

  /// The main folder of a linked work tree, which must name the work tree back, or of a submodule of the repository around it.
  ///
  /// - Returns: nil where it is another's: a stranger's book could name any repository of the reader's.
  private static func common(of own: URL, for top: URL) -> URL? {
    if let back = line(own.appending(path: "gitdir")), let common = line(own.appending(path: "commondir")) {
      let main = place(common, in: own).resolvingSymlinksInPath()
      let isNamed = place(back, in: own).resolvingSymlinksInPath().path == top.appending(path: ".git").path
      return isNamed && own.path.hasPrefix(main.path + "/worktrees/") ? main : nil
    }
    guard top.path != "/", let outer = GitWorktree(of: top.deletingLastPathComponent()) else { return nil }
    return own.path.hasPrefix(outer.own.resolvingSymlinksInPath().path + "/modules/") ? own : nil
  }

  /// What HEAD stands for.
  var commit: String? {
    guard var text = Self.line(own.appending(path: "HEAD")) else { return nil }
    if text.hasPrefix("ref: ") {
      let name = String(text.dropFirst("ref: ".count))
      guard name.hasPrefix("refs/"), !name.contains("..") else { return nil }
      guard let found = reference(name) ?? packed(name) else { return nil }
      text = found
    }
    return [40, 64].contains(text.count) && text.allSatisfy(\.isHexDigit) ? text : nil
  }

  /// A link among its folders could lead to any file with a line of 40 digits in it.
  private func reference(_ name: String) -> String? {
    var place = common
    for part in name.split(separator: "/").dropLast() {
      place.append(path: String(part))
      guard RegularFile.fault(place, isFolder: true) == nil else { return nil }
    }
    return Self.line(common.appending(path: name))
  }

  private func packed(_ name: String) -> String? {
    let lines = Self.text(common.appending(path: "packed-refs"))?.split(separator: "\n") ?? []
    return lines.first { $0.hasSuffix(" \(name)") && !$0.hasPrefix("#") }?.split(separator: " ").first.map(String.init)
  }

  private static func place(_ path: String, in folder: URL) -> URL {
    (path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)).standardizedFileURL
  }

  /// The first line of a small file.
  private static func line(_ file: URL) -> String? { text(file)?.split(separator: "\n").first.map(String.init) }

  private static func text(_ file: URL) -> String? {
    RegularFile.bytes(file, most: 4 << 20).flatMap { String(data: $0, encoding: .utf8) }
  }
}
